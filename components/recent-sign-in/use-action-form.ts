"use client";

import { useState } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { attempt } from "@/lib/platform/call-action";
import type { ActionResult, Failure } from "@/lib/platform/result";
import { useOptionalRecentSignIn } from "./recent-sign-in-context";
import { applyFields } from "../ui/form-errors";
import { useFailureText } from "../ui/use-failure-text";

/** Sends a form, marks refused fields, and asks for the password if required. */
export function useActionForm<F extends FieldValues, T>(
  form: UseFormReturn<F>,
  names: readonly Path<F>[],
  send: (fields: F) => Promise<ActionResult<T>>,
  onDone: (data: T) => void,
) {
  const withRecentSignIn = useOptionalRecentSignIn();
  const text = useFailureText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = form.handleSubmit(async (fields) => {
    setFailure(null);
    const result = await withRecentSignIn(() => attempt(() => send(fields)));
    if (result.ok) return onDone(result.data);
    applyFields(form, names, result.error);
    setFailure(result.error);
  });
  return {
    pending: form.formState.isSubmitting,
    problem: failure && !failure.fields ? text(failure) : null,
    onSubmit: () => void submit(),
  };
}
