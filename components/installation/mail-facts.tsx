"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { MailState } from "@/lib/installation/types";
import { Badge } from "../ui/badge";
import { Notice } from "../ui/notice";
import { TimeAgo } from "../ui/time-ago";
import { Fact, Facts } from "./part";

/** The email server and its queue. */
export function MailFacts({ mail }: { mail: MailState }) {
  const t = useTranslations("installation.mail");
  const format = useFormatter();
  if (mail === null) {
    return (
      <Facts>
        <Fact name={t("server")}>{t("unset")}</Fact>
      </Facts>
    );
  }
  return (
    <div className="grid gap-4">
      {mail.problem !== null && (
        <Notice tone="warning">{t("problem", { response: mail.problem })}</Notice>
      )}
      <Facts>
        <Fact name={t("server")}>{mail.host}</Fact>
        <Fact name={t("queued")}>{format.number(mail.queued)}</Fact>
        {mail.oldest !== null && (
          <Fact name={t("oldest")}>
            <TimeAgo at={mail.oldest} past />
          </Fact>
        )}
        <Fact name={t("unknown")}>
          {mail.unknown > 0 ? (
            <Badge tone="warning">{format.number(mail.unknown)}</Badge>
          ) : (
            format.number(0)
          )}
        </Fact>
      </Facts>
    </div>
  );
}
