"use client";

import clsx from "clsx";
import { CircleAlert, CircleCheck, CircleX } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { type JoinFacts, type JoinStatus, joinStatus } from "@/lib/participants/join-status";
import { useTickingNow } from "../ui/time-ago";

const ICONS = { yes: CircleCheck, no: CircleX, maybe: CircleAlert };
/** The labels of statuses that "Can join" or "Can't join" would hide. */
const LABELS: Partial<Record<Reason, "early" | "notYet" | "over">> = {
  // They can join now, but the link expires before the conference starts.
  expiresEarly: "early",
  notYet: "notYet",
  over: "over",
};
const COLORS = { yes: "text-accent-text", no: "text-danger-text", maybe: "text-warning-text" };

type Reason = JoinStatus["reason"];

type JoinStatusNoteProps = {
  facts: JoinFacts;
  /** The person who revoked access, and the time (ms since 1970). */
  revoked?: { at: number; by: string } | null;
  /** Only "Can join" or "Can't join", with the reason on hover. */
  short?: boolean;
};

/** Whether a participant can join, and if not, why. */
export function JoinStatusNote({ facts, revoked = null, short = false }: JoinStatusNoteProps) {
  const t = useTranslations("participants.panel");
  const format = useFormatter();
  const now = useTickingNow(5_000);
  const { can, reason } = joinStatus(facts, now);
  const Icon = ICONS[can];
  // Nobody has to act when a conference is over, so it is not shown as a problem.
  const color = reason === "over" ? "text-ink-muted" : COLORS[can];
  const expiresAt = facts.link?.expiresAt ?? now;
  const opensAt = facts.joinWindow?.opensAt ?? now;
  const text =
    reason === "revoked" && revoked?.by
      ? t("reasons.revokedBy", {
          when: format.relativeTime(Math.min(revoked.at, now), { now }),
          name: revoked.by,
        })
      : t(`reasons.${reason}`, {
          when:
            reason === "expired"
              ? format.relativeTime(expiresAt, { now })
              : format.dateTime(reason === "notYet" ? opensAt : expiresAt, {
                  dateStyle: "medium",
                  timeStyle: "short",
                }),
        });
  const label = t(`can.${LABELS[reason] ?? can}`);
  if (short)
    return (
      <span
        title={text}
        className={clsx("inline-flex max-w-full min-w-0 items-center gap-1.5 text-sm", color)}
      >
        <Icon aria-hidden="true" className="size-4 shrink-0" />
        <span className="line-clamp-2">
          {can === "no" && reason !== "over" ? `${label}: ${text}` : label}
        </span>
      </span>
    );
  return (
    <div className="flex items-start gap-2.5">
      <Icon aria-hidden="true" className={clsx("mt-0.5 size-5 shrink-0", color)} />
      <div className="min-w-0">
        <p className={clsx("text-md font-semibold", color)}>{label}</p>
        <p className="text-pretty break-words text-ink-muted">{text}</p>
      </div>
    </div>
  );
}
