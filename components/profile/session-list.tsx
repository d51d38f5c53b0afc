"use client";

import { Laptop, Smartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { endOwnSession } from "@/lib/profile/actions";
import type { OwnSession } from "@/lib/profile/schema";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { TimeAgo } from "../ui/time-ago";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** The person's sessions, each with a button to end it. */
export function SessionList({ sessions }: { sessions: readonly OwnSession[] }) {
  return (
    <ul className="*:not-first:border-t rounded-card border bg-surface">
      {sessions.map((session) => (
        <SessionItem key={session.id} session={session} />
      ))}
    </ul>
  );
}

function SessionItem({ session }: { session: OwnSession }) {
  const t = useTranslations("profile");
  const format = useFormatter();
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const { browser, system } = session;
  const device =
    browser && system ? t("device", { browser, system }) : browser || system || t("unknownDevice");
  async function end() {
    setPending(true);
    const result = await attempt(() => endOwnSession({ id: session.id }));
    setPending(false);
    if (result.ok) toast({ tone: "success", title: t("ended") });
    else toast({ tone: "danger", title: text(result.error) });
    router.refresh();
  }
  const Icon = session.phone ? Smartphone : Laptop;
  return (
    <li className="flex items-center gap-4 px-4 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-ink-faint" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {device}
          {session.current && <Badge tone="accent">{t("here")}</Badge>}
          {session.knownBrowser !== null && (
            <Badge tone={session.knownBrowser ? "neutral" : "warning"}>
              {t(session.knownBrowser ? "knownBrowser" : "newBrowser")}
            </Badge>
          )}
        </p>
        <p className="text-sm text-ink-muted">
          {t.rich("used", { when: () => <TimeAgo at={session.usedAt} past /> })}
          {session.address && ` · ${session.address}`}
          <span className="text-ink-faint">
            {" · "}
            {t("since", {
              when: format.dateTime(session.createdAt, { dateStyle: "medium", timeStyle: "short" }),
            })}
            {" · "}
            {t(`methods.${session.method}`)}
            {" · "}
            {t("ends", { when: format.dateTime(session.expiresAt, { dateStyle: "medium" }) })}
          </span>
        </p>
      </div>
      {!session.current && (
        <Button
          size="sm"
          pending={pending}
          aria-label={t("endOf", { device })}
          onClick={() => void end()}
        >
          {t("end")}
        </Button>
      )}
    </li>
  );
}
