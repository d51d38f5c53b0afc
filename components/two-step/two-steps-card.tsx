"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { OwnTwoSteps } from "@/lib/two-step/schema";
import { useTranslations } from "use-intl";
import { RecentSignInProvider } from "../recent-sign-in/recent-sign-in-provider";
import { useToast } from "../ui/toast";
import { CodesDialog } from "./codes-dialog";
import { RenewDialog } from "./renew-dialog";
import { SetUpDialog } from "./set-up-dialog";
import { TurnOffDialog } from "./turn-off-dialog";
import { type OpenDialog, TwoStepsState } from "./two-steps-state";

type TwoStepsCardProps = {
  twoSteps: OwnTwoSteps;
  email: string;
  identityProvider: string | null;
};

/** The person's two-step verification and its actions. */
export function TwoStepsCard({ twoSteps, email, identityProvider }: TwoStepsCardProps) {
  const t = useTranslations("profile.twoSteps");
  const toast = useToast();
  const router = useRouter();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const close = () => setDialog(null);
  const changed = (message: string) => {
    close();
    toast({ tone: "success", title: message });
    router.refresh();
  };
  const showCodes = (codes: string[]) => {
    setDialog({ kind: "codes", codes });
    router.refresh();
  };
  return (
    <RecentSignInProvider identityProvider={identityProvider}>
      <TwoStepsState twoSteps={twoSteps} onOpen={setDialog} />
      {dialog?.kind === "set-up" && (
        <SetUpDialog setUp={dialog.setUp} onConfirmed={showCodes} onClose={close} />
      )}
      {dialog?.kind === "codes" && (
        <CodesDialog codes={dialog.codes} email={email} onClose={close} />
      )}
      {dialog?.kind === "renew" && <RenewDialog onRenewed={showCodes} onClose={close} />}
      {dialog?.kind === "turn-off" && (
        <TurnOffDialog onDone={() => changed(t("offDialog.done"))} onClose={close} />
      )}
    </RecentSignInProvider>
  );
}
