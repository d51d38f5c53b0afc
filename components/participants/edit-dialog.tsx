"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { refreshParticipant, updateParticipant } from "@/lib/participants/actions";
import type { RosterRow } from "@/lib/participants/types";
import { ParticipantFields } from "@/lib/participants/schema";
import { ConflictDialog } from "../edits/conflict-dialog";
import { useEdit } from "../edits/use-edit";
import { applyFields, useFieldError } from "../ui/form-errors";
import { FormDialog } from "../ui/form-dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { nameOf } from "@/lib/participants/display-name";

type Fields = { email: string; name: string };

type EditDialogProps = { row: RosterRow; onSaved: () => void; onClose: () => void };

/** Edits a participant's email and name, with the current values from Boomstream. */
export function EditDialog({ row, onSaved, onClose }: EditDialogProps) {
  const t = useTranslations("participants");
  const edited = useTranslations("common.edited");
  const text = useFailureText();
  const fieldError = useFieldError();
  const toast = useToast();
  const [loaded, setLoaded] = useState<Fields>({ email: row.email, name: row.name });
  const form = useForm({ resolver: zodResolver(ParticipantFields), defaultValues: loaded });
  const { errors, isSubmitting, isDirty } = form.formState;
  const { reset, getFieldState } = form;
  const edit = useEdit<Fields, RosterRow>(
    (fields) => updateParticipant({ code: row.code, ...fields }),
    (saved, choice) => {
      const kept = choice === "now";
      const title = kept ? edited("kept") : t("editDialog.saved", { name: nameOf(saved) });
      toast({ tone: "success", title });
      onSaved();
      onClose();
    },
  );

  useEffect(() => {
    let open = true;
    void attempt(() => refreshParticipant({ code: row.code })).then((result) => {
      if (!open || !result.ok) return;
      const { email, name } = result.data;
      // Keeps the input, and the values that were shown while the person typed.
      setLoaded((before) => ({
        email: getFieldState("email").isDirty ? before.email : email,
        name: getFieldState("name").isDirty ? before.name : name,
      }));
      // If Save was pressed first, its message stays.
      reset({ email, name }, { keepDirtyValues: true, keepErrors: true, keepIsSubmitted: true });
    });
    return () => {
      open = false;
    };
  }, [row.code, reset, getFieldState]);

  const save = form.handleSubmit(async (fields) => {
    const failure = await edit.save(loaded, fields);
    if (failure) applyFields(form, ["email", "name"], failure);
  });

  if (edit.conflict) {
    return (
      <ConflictDialog
        conflict={edit.conflict}
        labels={{ email: t("editDialog.email"), name: t("editDialog.name") }}
        choosing={edit.choosing}
        onChoose={(choice) => void edit.choose(choice)}
        onClose={edit.dismiss}
      />
    );
  }
  return (
    <FormDialog
      title={t("editDialog.title")}
      submit={t("editDialog.save")}
      pending={isSubmitting}
      disabled={!isDirty}
      problem={edit.failure && text(edit.failure)}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Field label={t("editDialog.email")} error={fieldError(errors.email?.message)}>
        <Input type="email" autoComplete="off" {...form.register("email")} />
      </Field>
      <Field label={t("editDialog.name")} error={fieldError(errors.name?.message)}>
        <Input autoComplete="off" {...form.register("name")} />
      </Field>
    </FormDialog>
  );
}
