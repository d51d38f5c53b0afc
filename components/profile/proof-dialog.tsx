"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/attempt";
import { provePassword } from "@/lib/profile/actions";
import { ProvePassword } from "@/lib/profile/schema";
import type { Failure } from "@/lib/result";
import { PasswordInput } from "../sign-in/password-input";
import { applyFields } from "../ui/apply-fields";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { ProveElsewhere } from "./prove-elsewhere";
import { useFailureText } from "../ui/use-failure-text";
import { useFieldError } from "../ui/use-field-error";

type ProofDialogProps = {
  identityProvider: string | null;
  onProved: () => void;
  onClose: () => void;
};

/** Asks who sits there for their password once more. */
export function ProofDialog({ identityProvider, onProved, onClose }: ProofDialogProps) {
  const t = useTranslations("profile");
  const common = useTranslations("common");
  const text = useFailureText();
  const fieldError = useFieldError();
  const formId = useId();
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
    <Dialog
      open
      onOpenChange={(open) => !open && !isSubmitting && onClose()}
      title={t("proof.title")}
      description={t("proof.text")}
      footer={
        <>
          <Button onClick={onClose} disabled={isSubmitting}>
            {common("cancel")}
          </Button>
          <Button variant="primary" type="submit" form={formId} pending={isSubmitting}>
            {t("proof.submit")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        method="post"
        noValidate
        onSubmit={(event) => {
          // React passes events on through portals: a form around the dialog must not be sent too.
          event.stopPropagation();
          void prove(event);
        }}
        className="grid gap-4 py-1"
      >
        {failure && !failure.fields && (
          <Notice tone="danger" role="alert">
            {text(failure)}
          </Notice>
        )}
        <Field label={t("proof.password")} error={fieldError(errors.password?.message)}>
          <PasswordInput
            show={t("show")}
            hide={t("hide")}
            autoFocus
            {...form.register("password")}
          />
        </Field>
      </form>
      {identityProvider && <ProveElsewhere name={identityProvider} />}
    </Dialog>
  );
}
