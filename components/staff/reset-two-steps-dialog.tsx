"use client";

import { useTranslations } from "use-intl";
import { resetTwoSteps } from "@/lib/staff/actions";
import type { StaffMember } from "@/lib/staff/types";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useToast } from "../ui/toast";
import { useChange } from "./use-change";

type ResetTwoStepsDialogProps = { person: StaffMember; onDone: () => void; onClose: () => void };

/** Confirms turning a person's two-step verification off. */
export function ResetTwoStepsDialog({ person, onDone, onClose }: ResetTwoStepsDialogProps) {
  const t = useTranslations("staff");
  const toast = useToast();
  const name = person.name || person.email;
  const { pending, error, change } = useChange(
    () => resetTwoSteps({ id: person.id }),
    () => {
      toast({ tone: "success", title: t("twoStepsReset", { name }) });
      onDone();
    },
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("resetTwoStepsDialog.title", { name })}
      description={t("resetTwoStepsDialog.text", { name })}
      confirmLabel={t("resetTwoStepsDialog.submit")}
      pending={pending}
      error={error}
      onConfirm={change}
    />
  );
}
