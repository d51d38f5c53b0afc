"use client";

import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { withBase } from "@/lib/platform/base-path";
import { beginTwoSteps } from "@/lib/two-step/actions";
import type { SetUp } from "@/lib/two-step/schema";
import { useChange } from "../staff/use-change";
import { Button } from "../ui/button";
import { FailureNotice } from "../ui/failure-notice";
import { RecoveryCodeList } from "./recovery-code-list";
import { SetUpForm } from "./set-up-form";

type RequiredSetUpProps = { email: string; next: string };

/** Sets up required two-step verification: the app, then the recovery codes. */
export function RequiredSetUp({ email, next }: RequiredSetUpProps) {
  const t = useTranslations("profile.twoSteps");
  const formId = useId();
  const [setUp, setSetUp] = useState<SetUp | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [confirming, setConfirming] = useState(false);
  const begin = useChange(() => beginTwoSteps({}), setSetUp);
  if (codes) {
    return (
      <Step title={t("codes.title")} text={t("codes.text")}>
        <RecoveryCodeList codes={codes} email={email} />
        {/** A full page load requests everything again that was refused before. */}
        <Button
          variant="primary"
          size="lg"
          wide
          onClick={() => window.location.assign(withBase(next))}
        >
          {t("codes.done")}
        </Button>
      </Step>
    );
  }
  if (setUp) {
    return (
      <Step title={t("setUp.title")} text={t("setUp.text")}>
        <SetUpForm id={formId} setUp={setUp} onPending={setConfirming} onConfirmed={setCodes} />
        <Button variant="primary" size="lg" wide type="submit" form={formId} pending={confirming}>
          {t("setUp.submit")}
        </Button>
      </Step>
    );
  }
  return (
    <Step title={t("required.title")} text={t("required.text")}>
      {begin.error && <FailureNotice>{begin.error}</FailureNotice>}
      <Button variant="primary" size="lg" wide pending={begin.pending} onClick={begin.change}>
        {t("required.begin")}
      </Button>
    </Step>
  );
}

type StepProps = { title: string; text: string; children: ReactNode };

function Step({ title, text, children }: StepProps) {
  return (
    <>
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="mt-1.5 mb-6 text-pretty text-ink-muted">{text}</p>
      <div className="grid gap-5">{children}</div>
    </>
  );
}
