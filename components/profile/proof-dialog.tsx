"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { provePassword } from "@/lib/profile/actions";
import { ProvePassword } from "@/lib/profile/schema";
import type { Failure } from "@/lib/platform/result";
import { applyFields, useFieldError } from "../ui/form-errors";
import { FormDialog } from "../ui/form-dialog";
import { Field } from "../ui/field";
import { PasswordInput } from "../ui/input";
import { ProveElsewhere } from "./prove-elsewhere";
import { useFailureText } from "../ui/use-failure-text";

type ProofDialogProps = {
  identityProvider: string | null;
  onProved: () => void;
  onClose: () => void;
};

/** Asks who sits there for their password once more. */
export function ProofDialog({ identityProvider, onProved, onClose }: ProofDialogProps) {
  const t = useTranslations("profile");
  const text = useFailureText();
  const fieldError = useFieldError();
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm({
    resolver: zodResolver(ProvePassword),
    defaultValues: { password: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const prove = form.handleSubmit(async (fields) => {
    const result = await attempt(() => provePassword(fields));
    setFailure(result.ok ? null : result.error);
    if (result.ok) onProved();
    else applyFields(form, ["password"], result.error);
  });
  return (
    <FormDialog
      title={t("proof.title")}
      text={t("proof.text")}
      submit={t("proof.submit")}
      pending={isSubmitting}
      problem={failure && !failure.fields ? text(failure) : null}
      onSubmit={() => void prove()}
      onClose={onClose}
      below={identityProvider && <ProveElsewhere name={identityProvider} />}
    >
      <Field label={t("proof.password")} error={fieldError(errors.password?.message)}>
        <PasswordInput show={t("show")} hide={t("hide")} autoFocus {...form.register("password")} />
      </Field>
    </FormDialog>
  );
}
