"use client";

import { useTranslations } from "use-intl";
import { closeAccount, endStaffSessions, resetTwoSteps } from "@/lib/staff/actions";
import type { StaffMember } from "@/lib/staff/types";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useToast } from "../ui/toast";
import { useChange } from "./use-change";

/** The changes of an account that only need a confirmation, with their texts. */
const CHANGES = {
  close: { run: closeAccount, texts: "closeDialog", done: "closeDialog.done" },
  end: { run: endStaffSessions, texts: "endDialog", done: "sessionsEnded" },
  "two-steps": { run: resetTwoSteps, texts: "resetTwoStepsDialog", done: "twoStepsReset" },
} as const;

type AccountDialogProps = {
  kind: keyof typeof CHANGES;
  person: StaffMember;
  onDone: () => void;
  onClose: () => void;
};

/** Confirms closing an account, signing a person out everywhere, or resetting two-step verification. */
export function AccountDialog({ kind, person, onDone, onClose }: AccountDialogProps) {
  const t = useTranslations("staff");
  const toast = useToast();
  const name = person.name || person.email;
  const { run, texts, done } = CHANGES[kind];
  const { pending, error, change } = useChange<unknown>(
    () => run({ id: person.id }),
    () => {
      toast({ tone: "success", title: t(done, { name }) });
      onDone();
    },
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${texts}.title`, { name })}
      description={t(`${texts}.text`, { name })}
      confirmLabel={t(`${texts}.submit`)}
      pending={pending}
      error={error}
      onConfirm={change}
    />
  );
}
