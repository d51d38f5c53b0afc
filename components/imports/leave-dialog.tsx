"use client";

import { useTranslations } from "use-intl";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useLeaveGuard } from "./use-leave-guard";

/** Asks before a list that was worked on, or is on its way to Foyer, is left behind. */
export function LeaveDialog({ unsent, home }: { unsent: boolean; home: string }) {
  const t = useTranslations("imports.start");
  const { asking, stay, leave } = useLeaveGuard(unsent, home);
  return (
    <ConfirmDialog
      open={asking}
      onOpenChange={(open) => !open && stay()}
      title={t("leaveTitle")}
      description={t("leaveText")}
      confirmLabel={t("leave")}
      onConfirm={leave}
    />
  );
}
