"use client";

import { useTranslations } from "use-intl";
import type { UnknownInvitation } from "@/lib/invitations/schema";
import { Notice } from "../ui/notice";
import { TimeAgo } from "../ui/time-ago";
import { DecideUnknownInvitation } from "./decide-invitation";

type UnknownInvitationsProps = {
  conferenceCode: string;
  invitations: readonly UnknownInvitation[];
  mayDecide: boolean;
};

/** Invitations with an unknown outcome, each with the choices; nothing if there are none. */
export function UnknownInvitations({
  conferenceCode,
  invitations,
  mayDecide,
}: UnknownInvitationsProps) {
  const t = useTranslations("invitations.unknown");
  if (invitations.length === 0) return null;
  return (
    <Notice tone="warning" className="mb-4" title={t("title", { count: invitations.length })}>
      <p>{t("text")}</p>
      <ul className="mt-2 grid gap-1">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium break-all text-ink">{invitation.email}</span>
            <TimeAgo at={invitation.at} />
            {mayDecide && (
              <DecideUnknownInvitation conferenceCode={conferenceCode} invitation={invitation} />
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
