"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { provePassword } from "@/lib/profile/actions";
import { ProvePassword } from "@/lib/profile/schema";
import { useFieldError } from "../ui/form-errors";
import { FormDialog } from "../ui/form-dialog";
import { Field } from "../ui/field";
import { PasswordInput } from "../ui/input";
import { useActionForm } from "./use-action-form";
import { ProviderSignIn } from "./provider-sign-in";

type PasswordDialogProps = {
  identityProvider: string | null;
  onProved: () => void;
  onClose: () => void;
};

/** Requests the password before a change. */
export function PasswordDialog({ identityProvider, onProved, onClose }: PasswordDialogProps) {
  const t = useTranslations("profile");
  const fieldError = useFieldError();
  const form = useForm({
    resolver: zodResolver(ProvePassword),
    defaultValues: { password: "" },
  });
  const { errors } = form.formState;
  const sending = useActionForm(form, ["password"], provePassword, onProved);
  return (
    <FormDialog
      title={t("proof.title")}
      text={t("proof.text")}
      submit={t("proof.submit")}
      onClose={onClose}
      {...sending}
      below={identityProvider && <ProviderSignIn name={identityProvider} />}
    >
      <Field label={t("proof.password")} error={fieldError(errors.password?.message)}>
        <PasswordInput show={t("show")} hide={t("hide")} autoFocus {...form.register("password")} />
      </Field>
    </FormDialog>
  );
}
