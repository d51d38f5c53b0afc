"use client";

import { useTranslations } from "use-intl";
import { resetPassword } from "@/lib/staff/actions";
import type { StaffMember } from "@/lib/staff/types";
import type { WelcomeLink } from "@/lib/staff/schema";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useChange } from "./use-change";

type ResetDialogProps = {
  person: StaffMember;
  onReset: (link: WelcomeLink) => void;
  onClose: () => void;
};

/** Confirms removing a password; a person without one only gets a new link. */
export function ResetDialog({ person, onReset, onClose }: ResetDialogProps) {
  const t = useTranslations("staff");
  const name = person.name || person.email;
  const dialog = person.state === "invited" ? "newLinkDialog" : "resetDialog";
  const { pending, error, change } = useChange(() => resetPassword({ id: person.id }), onReset);
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${dialog}.title`, { name })}
      description={t(`${dialog}.text`, { name })}
      confirmLabel={t(`${dialog}.submit`)}
      tone={person.state === "invited" ? "primary" : "danger"}
      pending={pending}
      error={error}
      onConfirm={change}
    />
  );
}
