"use client";

import type { RosterRow } from "@/lib/participants/types";
import { A_MINUTE, type LinkTools } from "./use-link-tools";

/** Returns true if a link has expired. */
export function isExpired(link: RosterRow["link"], now: number): boolean {
  return link !== null && link.expiresAt !== null && link.expiresAt <= now;
}

/** The state of a link: unknown, no expiry, its expiry, or expired. */
export function LinkState({ link, tools }: { link: RosterRow["link"]; tools: LinkTools }) {
  const { t, format, now } = tools;
  if (link === null)
    return (
      <span className="link-unknown min-w-0 truncate text-ink-faint" title={t("unknown")}>
        {t("unknown")}
      </span>
    );
  if (link.personal)
    return (
      <span className="min-w-0 truncate text-ink-faint @max-[46rem]:hidden">{t("personal")}</span>
    );
  if (link.expiresAt === null)
    return (
      <span className="min-w-0 truncate text-ink-faint @max-[46rem]:hidden">{t("unlimited")}</span>
    );
  if (isExpired(link, now))
    return (
      <span className="min-w-0 truncate text-danger-text" title={t("expired")}>
        {t("expired")}
      </span>
    );
  const soon = link.expiresAt - now < 24 * 60 * A_MINUTE;
  return (
    <span
      className={`min-w-0 truncate ${soon ? "text-warning-text" : "text-ink-muted"}`}
      title={format.dateTime(link.expiresAt, { dateStyle: "medium", timeStyle: "short" })}
    >
      {t("expires", { when: format.relativeTime(link.expiresAt, { now }) })}
    </span>
  );
}
