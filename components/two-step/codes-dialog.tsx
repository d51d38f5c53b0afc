"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { RecoveryCodeList } from "./recovery-code-list";

type CodesDialogProps = { codes: readonly string[]; email: string; onClose: () => void };

/** Shows new recovery codes, once. */
export function CodesDialog({ codes, email, onClose }: CodesDialogProps) {
  const t = useTranslations("profile.twoSteps.codes");
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text")}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("done")}
        </Button>
      }
    >
      <RecoveryCodeList codes={codes} email={email} />
    </Dialog>
  );
}
