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

/** The invitations with an unknown outcome and their choices; nothing if there are none. */
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
      <ul className="mt-2 grid gap-x-4 gap-y-1.5 sm:grid-cols-[fit-content(60%)_auto_1fr]">
        {invitations.map((invitation) => (
          <li
            key={invitation.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 sm:col-span-3 sm:grid-cols-subgrid sm:justify-items-start max-sm:[&>button]:col-start-2 max-sm:[&>button]:row-span-2 max-sm:[&>button]:row-start-1"
          >
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
