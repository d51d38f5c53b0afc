"use client";

import { useTranslations } from "use-intl";
import { endStaffSessions } from "@/lib/staff/actions";
import type { StaffMember } from "@/lib/staff/types";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useToast } from "../ui/toast";
import { useChange } from "./use-change";

type EndSessionsDialogProps = { person: StaffMember; onDone: () => void; onClose: () => void };

/** Asks before a person is signed out everywhere. */
export function EndSessionsDialog({ person, onDone, onClose }: EndSessionsDialogProps) {
  const t = useTranslations("staff");
  const toast = useToast();
  const name = person.name || person.email;
  const { pending, error, change } = useChange(
    () => endStaffSessions({ id: person.id }),
    () => {
      toast({ tone: "success", title: t("sessionsEnded", { name }) });
      onDone();
    },
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("endDialog.title", { name })}
      description={t("endDialog.text", { name })}
      confirmLabel={t("endDialog.submit")}
      pending={pending}
      error={error}
      onConfirm={change}
    />
  );
}
