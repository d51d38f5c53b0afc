"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { renameProject } from "@/lib/projects/actions";
import type { ProjectRow } from "@/lib/projects/types";
import { ProjectName } from "@/lib/projects/schema";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { useToast } from "../ui/toast";
import { useFieldError } from "../ui/form-errors";
import { FormDialog } from "../ui/form-dialog";
import { useActionForm } from "../recent-sign-in/use-action-form";

type RenameDialogProps = { project: ProjectRow; onDone: () => void; onClose: () => void };

/** Renames a project. */
export function RenameDialog({ project, onDone, onClose }: RenameDialogProps) {
  const t = useTranslations("projects");
  const toast = useToast();
  const fieldError = useFieldError();
  const form = useForm({
    resolver: zodResolver(ProjectName),
    defaultValues: { name: project.name },
  });
  const rename = ({ name }: { name: string }) => renameProject({ id: project.id, name });
  const sending = useActionForm(form, ["name"], rename, () => {
    const { name } = form.getValues();
    toast({ tone: "success", title: t("renameDialog.done", { name }) });
    onDone();
  });
  return (
    <FormDialog
      title={t("renameDialog.title", { name: project.name })}
      submit={t("renameDialog.submit")}
      onClose={onClose}
      {...sending}
    >
      <Field label={t("name")} error={fieldError(form.formState.errors.name?.message)}>
        <Input autoComplete="off" {...form.register("name")} />
      </Field>
    </FormDialog>
  );
}
