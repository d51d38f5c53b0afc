"use client";

import { useTranslations } from "use-intl";
import { turnOffTwoSteps } from "@/lib/two-step/actions";
import { useChange } from "../staff/use-change";
import { ConfirmDialog } from "../ui/confirm-dialog";

type TurnOffDialogProps = { onDone: () => void; onClose: () => void };

/** Asks before the second step is taken away. */
export function TurnOffDialog({ onDone, onClose }: TurnOffDialogProps) {
  const t = useTranslations("profile.twoSteps");
  const { pending, error, change } = useChange(() => turnOffTwoSteps({}), onDone);
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("offDialog.title")}
      description={t("offDialog.text")}
      confirmLabel={t("turnOff")}
      pending={pending}
      error={error}
      onConfirm={change}
    />
  );
}
