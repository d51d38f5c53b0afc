"use client";

import { useActionState, useId, useState } from "react";
import { setFirstPassword } from "@/lib/access/sign-in/actions";
import type { WelcomeState } from "@/lib/access/sign-in/form-states";
import { StrengthMeter, type StrengthTexts } from "./strength-meter";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input, PasswordInput } from "../ui/input";
import { FormProblem } from "./form-problem";

/** The form's texts, from the server: this page loads no dictionary. */
type WelcomeTexts = {
  email: string;
  password: string;
  rule: string;
  show: string;
  hide: string;
  submit: string;
  strength: StrengthTexts;
  errors: Record<NonNullable<WelcomeState["error"]>, string>;
};

type WelcomeFormProps = { token: string; email: string; name: string; texts: WelcomeTexts };

/** A first password. A plain form post, so it works before and without the page's script. */
export function WelcomeForm({ token, email, name, texts }: WelcomeFormProps) {
  const [state, submit, pending] = useActionState<WelcomeState | null, FormData>(
    setFirstPassword,
    null,
  );
  const [password, setPassword] = useState("");
  const errorId = useId();
  const problem = {
    "aria-invalid": state?.error ? true : undefined,
    "aria-describedby": state?.error ? errorId : undefined,
  } as const;
  return (
    <form action={submit} method="post" className="flex flex-col gap-5">
      <input type="hidden" name="token" value={token} />
      <FormProblem id={errorId} text={state?.error && texts.errors[state.error]} />
      <Field label={texts.email}>
        <Input readOnly value={email} autoComplete="username" className="h-11! text-ink-muted" />
      </Field>
      <div className="grid gap-2">
        <Field label={texts.password} hint={texts.rule}>
          <PasswordInput
            {...problem}
            name="password"
            required
            autoComplete="new-password"
            show={texts.show}
            hide={texts.hide}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            className="h-11!"
          />
        </Field>
        <StrengthMeter password={password} known={[email, name]} texts={texts.strength} />
      </div>
      <Button type="submit" variant="primary" size="lg" wide pending={pending}>
        {texts.submit}
      </Button>
    </form>
  );
}
