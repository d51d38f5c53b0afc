"use client";

import { useActionState, useEffect, useId, useRef } from "react";
import { signInWithCode } from "@/lib/access/sign-in/actions";
import type { SecondStepState } from "@/lib/access/sign-in/form-states";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { FormProblem } from "./form-problem";

/** The form's texts, from the server: this page loads no dictionary. */
type CodeTexts = {
  label: string;
  submit: string;
  errors: Record<NonNullable<SecondStepState["error"]>, string>;
};

type CodeFormProps = { next: string; recovery: boolean; texts: CodeTexts };

/** The second step. A plain form post, so it works before and without the page's script. */
export function CodeForm({ next, recovery, texts }: CodeFormProps) {
  const [state, submit, pending] = useActionState<SecondStepState | null, FormData>(
    signInWithCode,
    null,
  );
  const errorId = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state?.error) form.current?.querySelector<HTMLInputElement>("[name=code]")?.focus();
  }, [state]);
  return (
    <form ref={form} action={submit} method="post" className="flex flex-col gap-5">
      <input type="hidden" name="next" value={next} />
      <FormProblem id={errorId} text={state?.error && texts.errors[state.error]} />
      <Field label={texts.label}>
        <Input
          aria-invalid={state?.error ? true : undefined}
          aria-describedby={state?.error ? errorId : undefined}
          name="code"
          autoFocus
          required
          autoComplete={recovery ? "off" : "one-time-code"}
          inputMode={recovery ? "text" : "numeric"}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          className="h-11! font-mono text-lg tracking-widest"
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" wide pending={pending}>
        {texts.submit}
      </Button>
    </form>
  );
}
