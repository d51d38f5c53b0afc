"use client";

import { useTranslations } from "use-intl";
import { closeAccount } from "@/lib/staff/actions";
import type { StaffMember } from "@/lib/staff/types";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useToast } from "../ui/toast";
import { useChange } from "./use-change";

type CloseDialogProps = { person: StaffMember; onDone: () => void; onClose: () => void };

/** Asks before an account is closed. */
export function CloseDialog({ person, onDone, onClose }: CloseDialogProps) {
  const t = useTranslations("staff");
  const toast = useToast();
  const name = person.name || person.email;
  const { pending, error, change } = useChange(
    () => closeAccount({ id: person.id }),
    () => {
      toast({ tone: "success", title: t("closeDialog.done", { name }) });
      onDone();
    },
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("closeDialog.title", { name })}
      description={t("closeDialog.text", { name })}
      confirmLabel={t("closeDialog.submit")}
      pending={pending}
      error={error}
      onConfirm={change}
    />
  );
}
