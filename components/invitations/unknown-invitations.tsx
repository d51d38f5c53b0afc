"use client";

import { useTranslations } from "use-intl";
import type { UnknownInvitation } from "@/lib/invitations/schema";
import { Notice } from "../ui/notice";
import { laterPart, usePart } from "../ui/part";
import { PartNotice } from "../ui/part-notice";
import { TimeAgo } from "../ui/time-ago";

// Hardly any roster has one: the others do not carry what decides about it.
const decideInvitation = laterPart(() =>
  import("./decide-invitation").then((file) => file.DecideInvitation),
);

type UnknownInvitationsProps = {
  conferenceCode: string;
  invitations: readonly UnknownInvitation[];
  mayDecide: boolean;
};

/** Invitations whose answer was lost, each with the choices that a person has. */
export function UnknownInvitations({
  conferenceCode,
  invitations,
  mayDecide,
}: UnknownInvitationsProps) {
  const t = useTranslations("invitations.unknown");
  const wanted = mayDecide && invitations.length > 0;
  const { Part: DecideInvitation, failed } = usePart(decideInvitation, wanted);
  if (invitations.length === 0) return null;
  return (
    <Notice tone="warning" className="mb-4" title={t("title", { count: invitations.length })}>
      <p>{t("text")}</p>
      <ul className="mt-2 grid gap-1">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium break-all text-ink">{invitation.email}</span>
            <TimeAgo at={invitation.at} />
            {mayDecide && DecideInvitation && (
              <DecideInvitation conferenceCode={conferenceCode} invitation={invitation} />
            )}
          </li>
        ))}
      </ul>
      {failed && <PartNotice failed onRetry={decideInvitation.fetch} />}
    </Notice>
  );
}
