"use client";

import { Ban } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FoundLink } from "@/lib/people/schema";
import { routes } from "@/lib/platform/routes";
import { nameOf } from "@/lib/participants/display-name";
import { RosterDialogs } from "../participants/roster-dialogs";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/link";
import { TimeAgo } from "../ui/time-ago";

const TONES = {
  works: "accent",
  older: "warning",
  expired: "neutral",
  revoking: "warning",
  revoked: "danger",
  gone: "neutral",
} as const;

/** The owner and state of a link, with a button to revoke access. */
export function FoundLinkFacts({ found }: { found: FoundLink }) {
  const t = useTranslations("people.link");
  const [asking, setAsking] = useState(false);
  const { membership, state, expiresAt } = found;
  const name = nameOf(found);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2 className="min-w-0 text-lg font-semibold break-words">{t("title", { name })}</h2>
        <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
      </div>
      <p className="mt-0.5 break-words text-ink-muted">
        {t("where", { email: found.email, conference: found.conference })}
      </p>
      <p className="mt-2 text-pretty">{t(`explain.${state}`)}</p>
      <p className="mt-1 text-sm text-ink-muted">
        {t.rich("made", { when: () => <TimeAgo at={found.madeAt} past /> })}
        <span className="mx-1.5 text-ink-faint">·</span>
        {expiresAt === null
          ? t("unlimited")
          : t.rich(state === "expired" ? "expired" : "expires", {
              when: () => <TimeAgo at={expiresAt} />,
            })}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        {membership && (
          <ButtonLink href={routes.person(found.email.toLowerCase())}>
            {t("open", { name })}
          </ButtonLink>
        )}
        {membership?.status === "active" && (
          <Button variant="danger-ghost" onClick={() => setAsking(true)}>
            <Ban aria-hidden="true" />
            {t("revoke")}
          </Button>
        )}
      </div>
      {membership && (
        <RosterDialogs
          conferenceCode={membership.conferenceCode}
          title={membership.conference}
          dialog={asking ? { kind: "revoke", rows: [membership] } : null}
          onClose={() => setAsking(false)}
          onRevoked={() => setAsking(false)}
        />
      )}
    </>
  );
}
