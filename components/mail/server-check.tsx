"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { checkServer } from "@/lib/mail/actions";
import { attempt } from "@/lib/platform/call-action";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useFailureText } from "../ui/use-failure-text";

/** Connects to the email server and shows the result. */
export function ServerCheck() {
  const t = useTranslations("mail.server");
  const text = useFailureText();
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<{ works: boolean; text: string } | null>(null);
  async function check() {
    setPending(true);
    const result = await attempt(() => checkServer({}));
    setPending(false);
    if (!result.ok) return setOutcome({ works: false, text: text(result.error) });
    const { works, response } = result.data;
    setOutcome({ works, text: works ? t("works") : t("fails", { response }) });
  }
  return (
    <div className="grid justify-items-start gap-3">
      <Button pending={pending} onClick={() => void check()}>
        {t("check")}
      </Button>
      {outcome && (
        <Notice tone={outcome.works ? "info" : "danger"} role="status">
          {outcome.text}
        </Notice>
      )}
    </div>
  );
}
