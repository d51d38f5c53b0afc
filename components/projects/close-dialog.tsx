"use client";

import { useTranslations } from "use-intl";
import { closeProject } from "@/lib/projects/actions";
import type { ProjectRow } from "@/lib/projects/types";
import { useChange } from "../staff/use-change";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useToast } from "../ui/toast";

type CloseDialogProps = { project: ProjectRow; onDone: () => void; onClose: () => void };

/** Confirms closing a project. */
export function CloseDialog({ project, onDone, onClose }: CloseDialogProps) {
  const t = useTranslations("projects.closeDialog");
  const toast = useToast();
  const { name } = project;
  const { pending, error, change } = useChange(
    () => closeProject({ id: project.id }),
    () => {
      toast({ tone: "success", title: t("done", { name }) });
      onDone();
    },
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name })}
      description={t("text")}
      confirmLabel={t("submit")}
      onConfirm={change}
      pending={pending}
      error={error}
    />
  );
}
