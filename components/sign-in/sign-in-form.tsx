"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import type { SignInState } from "@/lib/access/sign-in/sign-in-state";
import { FormProblem } from "./form-problem";
import { SecretInput } from "./secret-input";
import { SubmitButton } from "./submit-button";

/** The form's words, from the server: this page carries no dictionary into the browser. */
export type SignInTexts = {
  show: string;
  hide: string;
  submit: string;
  errors: Record<NonNullable<SignInState["error"]>, string>;
};

/** Its ids, and the names of its fields: a page has one such form. */
const EMAIL = "email";
const PASSWORD = "password";
const PROBLEM = "problem";

type SignInFormProps = {
  /** `signIn`, handed over by the server: so the script needs nothing to call it by. */
  action: (state: SignInState | null, form: FormData) => Promise<SignInState>;
  next: string;
  /** Why another way in, or an earlier attempt, did not work. */
  why?: string | undefined;
  texts: SignInTexts;
  /** How its parts look, made on the server, so that what it is made of stays there. */
  styles: Record<"field" | "email" | "password" | "toggle" | "submit", string>;
  /** `<label htmlFor="email">` and the other, drawn there, too. */
  labels: Record<"email" | "password", ReactNode>;
  eye: ReactNode;
  spinner: ReactNode;
};

/** E-mail and password. A plain form post, so it works before and without the page's script. */
export function SignInForm(props: SignInFormProps) {
  const { action, next, why, texts, styles, labels, eye, spinner } = props;
  const [state, submit, pending] = useActionState<SignInState | null, FormData>(action, null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!state?.error) return;
    const field = state.email ? PASSWORD : EMAIL;
    form.current?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();
  }, [state]);
  const problem = {
    "aria-invalid": state?.error ? true : undefined,
    "aria-describedby": state?.error ? PROBLEM : undefined,
  } as const;
  return (
    <form ref={form} action={submit} method="post" className="flex flex-col gap-5">
      <input type="hidden" name="next" value={next} />
      <FormProblem id={PROBLEM} text={state?.error ? texts.errors[state.error] : why} />
      <div className={styles.field}>
        {labels.email}
        <input
          {...problem}
          id={EMAIL}
          name={EMAIL}
          type="email"
          defaultValue={state?.email ?? ""}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={320}
          className={styles.email}
        />
      </div>
      <div className={styles.field}>
        {labels.password}
        <SecretInput
          {...problem}
          id={PASSWORD}
          name={PASSWORD}
          required
          show={texts.show}
          hide={texts.hide}
          eye={eye}
          toggle={styles.toggle}
          className={styles.password}
        />
      </div>
      <SubmitButton pending={pending} spinner={spinner} className={styles.submit}>
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
