"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useId, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/attempt";
import { refreshParticipant, updateParticipant } from "@/lib/participants/actions";
import { ParticipantFields, type RosterRow } from "@/lib/participants/schema";
import type { Failure } from "@/lib/result";
import { applyFields } from "../ui/apply-fields";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast-context";
import { useFailureText } from "../ui/use-failure-text";
import { useFieldError } from "../ui/use-field-error";
import { nameOf } from "./name-of";

type EditDialogProps = { row: RosterRow; onSaved: () => void; onClose: () => void };

/** Changes a participant's e-mail and name, from what Boomstream says they are right now. */
export function EditDialog({ row, onSaved, onClose }: EditDialogProps) {
  const t = useTranslations("participants");
  const common = useTranslations("common");
  const text = useFailureText();
  const fieldError = useFieldError();
  const toast = useToast();
  const formId = useId();
  const [version, setVersion] = useState(row.version);
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm({
    resolver: zodResolver(ParticipantFields),
    defaultValues: { email: row.email, name: row.name },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const { reset } = form;

  useEffect(() => {
    let open = true;
    void attempt(() => refreshParticipant({ code: row.code })).then((result) => {
      if (!open || !result.ok) return;
      setVersion(result.data.version);
      // What the person has typed meanwhile stays.
      reset({ email: result.data.email, name: result.data.name }, { keepDirtyValues: true });
    });
    return () => {
      open = false;
    };
  }, [row.code, reset]);

  const save = form.handleSubmit(async (fields) => {
    setFailure(null);
    const result = await attempt(() => updateParticipant({ code: row.code, version, ...fields }));
    if (!result.ok) {
      applyFields(form, ["email", "name"], result.error);
      setFailure(result.error);
      return;
    }
    toast({ tone: "success", title: t("editDialog.saved", { name: nameOf(result.data) }) });
    onSaved();
    onClose();
  });

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isSubmitting && onClose()}
      title={t("editDialog.title")}
      footer={
        <>
          <Button onClick={onClose} disabled={isSubmitting}>
            {common("cancel")}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            pending={isSubmitting}
            disabled={!isDirty}
          >
            {t("editDialog.save")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        method="post"
        noValidate
        onSubmit={(event) => void save(event)}
        className="grid gap-4 py-1"
      >
        {failure && (
          <Notice tone="danger" role="alert">
            {text(failure)}
          </Notice>
        )}
        <Field label={t("editDialog.email")} error={fieldError(errors.email?.message)}>
          <Input type="email" autoComplete="off" {...form.register("email")} />
        </Field>
        <Field label={t("editDialog.name")} error={fieldError(errors.name?.message)}>
          <Input autoComplete="off" {...form.register("name")} />
        </Field>
      </form>
    </Dialog>
  );
}
