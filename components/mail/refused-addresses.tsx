"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { liftSuppression } from "@/lib/mail/actions";
import type { MailOverview } from "@/lib/mail/types";
import { attempt } from "@/lib/platform/call-action";
import { Fact, Facts } from "../installation/part";
import { Button } from "../ui/button";
import { TimeAgo } from "../ui/time-ago";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** Addresses that an email server rejected, each with a button to unblock it. */
export function RefusedAddresses({ refused }: Pick<MailOverview, "refused">) {
  const t = useTranslations("mail.refused");
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  async function lift(email: string) {
    const result = await attempt(() => liftSuppression({ email }));
    if (result.ok) toast({ tone: "success", title: t("lifted", { email }) });
    else toast({ tone: "danger", title: text(result.error) });
    router.refresh();
  }
  if (refused.length === 0) return <p className="text-ink-muted">{t("none")}</p>;
  return (
    <Facts>
      {refused.map(({ email, response, at }) => (
        <Fact
          key={email}
          name={
            <>
              <span className="text-ink wrap-anywhere">{email}</span>
              <span className="block text-sm wrap-anywhere">{response}</span>
              <span className="block text-sm">
                <TimeAgo at={at} past />
              </span>
            </>
          }
        >
          <Button size="sm" onClick={() => void lift(email)} aria-label={t("liftOf", { email })}>
            {t("lift")}
          </Button>
        </Fact>
      ))}
    </Facts>
  );
}
