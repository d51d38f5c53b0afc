"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { sendAgain } from "@/lib/mail/actions";
import type { LastMail as Mail } from "@/lib/mail/types";
import type { RosterRow } from "@/lib/participants/types";
import { attempt } from "@/lib/platform/call-action";
import { Button } from "../ui/button";
import { TimeAgo } from "../ui/time-ago";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** The newest email from Foyer to a participant. If its result is unknown, it can be sent again. */
export function LastMail({ mail, row }: { mail: Mail; row: RosterRow }) {
  const t = useTranslations("participants.panel.mail");
  const text = useFailureText();
  const toast = useToast();
  const [pending, setPending] = useState(false);
  const [resent, setResent] = useState(false);
  const { id, kind, state, reason, response, at } = mail;
  const explanation = reason ? t(`reasons.${reason}`) : state === "accepted" ? "" : response;
  async function again() {
    setPending(true);
    const result = await attempt(() => sendAgain({ participantCode: row.code, id }));
    setPending(false);
    if (!result.ok) return toast({ tone: "danger", title: text(result.error) });
    setResent(true);
    toast({ tone: "success", title: t("queued", { email: row.email }) });
  }
  return (
    <>
      <dt className="self-start text-ink-muted">{t("title")}</dt>
      <dd className="grid min-w-0 justify-items-start gap-2">
        <span className="wrap-anywhere">
          {t(`kinds.${kind}`)}: {t(`states.${state}`)} · <TimeAgo at={at} past />
          {explanation && <span className="block text-sm text-ink-muted">{explanation}</span>}
        </span>
        {state === "unknown" && !resent && (
          <>
            <span className="text-sm text-warning-text">{t("againHint")}</span>
            <Button size="sm" pending={pending} onClick={() => void again()}>
              {t("again")}
            </Button>
          </>
        )}
      </dd>
    </>
  );
}
