"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { SetUp } from "@/lib/two-step/schema";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SetUpForm } from "./set-up-form";

type SetUpDialogProps = {
  setUp: SetUp;
  onConfirmed: (codes: string[]) => void;
  onClose: () => void;
};

/** Sets up an authenticator app. */
export function SetUpDialog({ setUp, onConfirmed, onClose }: SetUpDialogProps) {
  const t = useTranslations("profile.twoSteps.setUp");
  const common = useTranslations("common");
  const formId = useId();
  const [pending, setPending] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !pending && onClose()}
      title={t("title")}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {common("cancel")}
          </Button>
          <Button variant="primary" type="submit" form={formId} pending={pending}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <SetUpForm id={formId} setUp={setUp} onPending={setPending} onConfirmed={onConfirmed} />
    </Dialog>
  );
}
