"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { addProject } from "@/lib/projects/actions";
import { AddProject } from "@/lib/projects/schema";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { useToast } from "../ui/toast";
import { useFieldError } from "../ui/form-errors";
import { KeyField } from "./key-field";
import { FormDialog } from "../ui/form-dialog";
import { useActionForm } from "../recent-sign-in/use-action-form";

/** Adds a project with its name and API key. */
export function AddDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const t = useTranslations("projects");
  const toast = useToast();
  const fieldError = useFieldError();
  const form = useForm<AddProject>({
    resolver: zodResolver(AddProject),
    defaultValues: { name: "", key: "" },
  });
  const { errors } = form.formState;
  const sending = useActionForm(form, ["name", "key"], addProject, ({ conferences }) => {
    const { name } = form.getValues();
    toast({ tone: "success", title: t("addDialog.done", { name, count: conferences }) });
    onDone();
  });
  return (
    <FormDialog
      title={t("addDialog.title")}
      text={t("addDialog.text")}
      submit={t("addDialog.submit")}
      onClose={onClose}
      {...sending}
    >
      <Field label={t("name")} error={fieldError(errors.name?.message)}>
        <Input autoComplete="off" autoFocus {...form.register("name")} />
      </Field>
      <KeyField error={errors.key?.message} input={form.register("key")} />
    </FormDialog>
  );
}
