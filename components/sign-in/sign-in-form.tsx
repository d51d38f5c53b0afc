"use client";

import { useActionState, useEffect, useId, useRef } from "react";
import { signIn } from "@/lib/access/sign-in/actions";
import type { SignInState } from "@/lib/access/sign-in/form-states";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input, PasswordInput } from "../ui/input";
import { FormProblem } from "./form-problem";

/** The form's texts, from the server: this page loads no dictionary. */
type SignInTexts = {
  email: string;
  password: string;
  show: string;
  hide: string;
  submit: string;
  errors: Record<NonNullable<SignInState["error"]>, string>;
};

type SignInFormProps = {
  next: string;
  /** The error of an earlier attempt or of another sign-in method. */
  why?: string | undefined;
  texts: SignInTexts;
};

/** Email and password. A plain form post, so it works before and without the page's script. */
export function SignInForm({ next, why, texts }: SignInFormProps) {
  const [state, submit, pending] = useActionState<SignInState | null, FormData>(signIn, null);
  const errorId = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!state?.error) return;
    const field = state.email ? "password" : "email";
    form.current?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();
  }, [state]);
  const invalid = {
    "aria-invalid": state?.error ? true : undefined,
    "aria-describedby": state?.error ? errorId : undefined,
  } as const;
  return (
    <form ref={form} action={submit} method="post" className="flex flex-col gap-5">
      <input type="hidden" name="next" value={next} />
      <FormProblem id={errorId} text={state?.error ? texts.errors[state.error] : why} />
      <Field label={texts.email}>
        <Input
          {...invalid}
          name="email"
          type="email"
          defaultValue={state?.email ?? ""}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={320}
          className="h-11!"
        />
      </Field>
      <Field label={texts.password}>
        <PasswordInput
          {...invalid}
          name="password"
          required
          show={texts.show}
          hide={texts.hide}
          className="h-11!"
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" wide pending={pending}>
        {texts.submit}
      </Button>
    </form>
  );
}
