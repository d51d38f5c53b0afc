"use client";

import { type ReactNode, useActionState, useEffect, useId, useRef } from "react";
import { signIn } from "@/lib/auth/actions";
import type { SignInState } from "@/lib/auth/sign-in-state";
import { FormProblem } from "./form-problem";
import { PlainField } from "./plain-field";
import { SecretInput } from "./secret-input";
import { SubmitButton } from "./submit-button";

/** The form's words, from the server: this page carries no dictionary into the browser. */
export type SignInTexts = {
  email: string;
  password: string;
  show: string;
  hide: string;
  submit: string;
  errors: Record<NonNullable<SignInState["error"]>, string>;
};

type SignInFormProps = {
  next: string;
  /** Why another way in, or an earlier attempt, did not work. */
  why?: string | undefined;
  texts: SignInTexts;
  /** How its parts look, made on the server, so that what it is made of stays there. */
  styles: Record<"email" | "password" | "submit", string>;
  eye: ReactNode;
};

/** E-mail and password. A plain form post, so it works before and without the page's script. */
export function SignInForm({ next, why, texts, styles, eye }: SignInFormProps) {
  const [state, submit, pending] = useActionState<SignInState | null, FormData>(signIn, null);
  const id = useId();
  const errorId = `${id}-error`;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!state?.error) return;
    const field = state.email ? "password" : "email";
    form.current?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();
  }, [state]);
  const problem = {
    "aria-invalid": state?.error ? true : undefined,
    "aria-describedby": state?.error ? errorId : undefined,
  } as const;
  return (
    <form ref={form} action={submit} method="post" className="flex flex-col gap-5">
      <input type="hidden" name="next" value={next} />
      <FormProblem id={errorId} text={state?.error ? texts.errors[state.error] : why} />
      <PlainField id={`${id}-email`} label={texts.email}>
        <input
          {...problem}
          id={`${id}-email`}
          name="email"
          type="email"
          defaultValue={state?.email ?? ""}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={320}
          className={styles.email}
        />
      </PlainField>
      <PlainField id={`${id}-password`} label={texts.password}>
        <SecretInput
          {...problem}
          id={`${id}-password`}
          name="password"
          required
          show={texts.show}
          hide={texts.hide}
          eye={eye}
          className={styles.password}
        />
      </PlainField>
      <SubmitButton pending={pending} className={styles.submit}>
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
