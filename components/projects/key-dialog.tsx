"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { reopenProject, replaceKey } from "@/lib/projects/actions";
import type { ProjectRow } from "@/lib/projects/types";
import { ProjectKey } from "@/lib/projects/schema";
import { useToast } from "../ui/toast";
import { KeyField } from "./key-field";
import { FormDialog } from "../ui/form-dialog";
import { useActionForm } from "../recent-sign-in/use-action-form";

type KeyDialogProps = {
  kind: "key" | "reopen";
  project: ProjectRow;
  onDone: () => void;
  onClose: () => void;
};

/** Replaces the API key of a project, or reopens a closed project with a key. */
export function KeyDialog({ kind, project, onDone, onClose }: KeyDialogProps) {
  const t = useTranslations(kind === "key" ? "projects.keyDialog" : "projects.reopenDialog");
  const toast = useToast();
  const form = useForm({ resolver: zodResolver(ProjectKey), defaultValues: { key: "" } });
  const send = ({ key }: { key: string }) =>
    (kind === "key" ? replaceKey : reopenProject)({ id: project.id, key });
  const { name } = project;
  const sending = useActionForm(form, ["key"], send, () => {
    toast({ tone: "success", title: t("done", { name }) });
    onDone();
  });
  return (
    <FormDialog
      title={t("title", { name })}
      text={t("text")}
      submit={t("submit")}
      onClose={onClose}
      {...sending}
    >
      <KeyField error={form.formState.errors.key?.message} input={form.register("key")} />
    </FormDialog>
  );
}
