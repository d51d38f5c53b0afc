"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { turnOffTwoSteps } from "@/lib/two-step/actions";
import { TurnOffTwoSteps } from "@/lib/two-step/schema";
import { useActionForm } from "../recent-sign-in/use-action-form";
import { Field } from "../ui/field";
import { useFieldError } from "../ui/form-errors";
import { FormDialog } from "../ui/form-dialog";
import { Input } from "../ui/input";

type TurnOffDialogProps = { onDone: () => void; onClose: () => void };

/** Asks for a code before two-step verification is turned off. */
export function TurnOffDialog({ onDone, onClose }: TurnOffDialogProps) {
  const t = useTranslations("profile.twoSteps");
  const fieldError = useFieldError();
  const form = useForm({ resolver: zodResolver(TurnOffTwoSteps), defaultValues: { code: "" } });
  const sending = useActionForm(form, ["code"], turnOffTwoSteps, onDone);
  return (
    <FormDialog
      title={t("offDialog.title")}
      text={t("offDialog.text")}
      submit={t("turnOff")}
      onClose={onClose}
      {...sending}
    >
      <Field label={t("offDialog.code")} error={fieldError(form.formState.errors.code?.message)}>
        <Input
          autoFocus
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={100}
          className="font-mono tracking-widest"
          {...form.register("code")}
        />
      </Field>
    </FormDialog>
  );
}
