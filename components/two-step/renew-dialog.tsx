"use client";

import { useTranslations } from "use-intl";
import { renewRecoveryCodes } from "@/lib/two-step/actions";
import { useChange } from "../staff/use-change";
import { ConfirmDialog } from "../ui/confirm-dialog";

type RenewDialogProps = { onRenewed: (codes: string[]) => void; onClose: () => void };

/** Confirms replacing the recovery codes. */
export function RenewDialog({ onRenewed, onClose }: RenewDialogProps) {
  const t = useTranslations("profile.twoSteps");
  const { pending, error, change } = useChange(
    () => renewRecoveryCodes({}),
    ({ codes }) => onRenewed(codes),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("renewDialog.title")}
      description={t("renewDialog.text")}
      confirmLabel={t("renew")}
      tone="primary"
      pending={pending}
      error={error}
      onConfirm={change}
    />
  );
}
