"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useFormatter, useTranslations } from "use-intl";
import { LINKS } from "@/lib/participants/params";
import { rosterSummaryQuery } from "@/lib/participants/queries";
import type { RosterParams } from "@/lib/participants/schema";
import { useRefetchInterval } from "../live/live-state";

type RosterSummaryStripProps = {
  conferenceCode: string;
  /** Everyone with access. */
  all: number;
  chosen: RosterParams["links"];
  onChoose: (links: RosterParams["links"]) => void;
};

/** The number of people with access, and of links in each state; each number filters the roster. */
export function RosterSummaryStrip({
  conferenceCode,
  all,
  chosen,
  onChoose,
}: RosterSummaryStripProps) {
  const t = useTranslations("participants.summary");
  const format = useFormatter();
  const again = useRefetchInterval();
  const { data } = useQuery({
    ...rosterSummaryQuery(conferenceCode),
    enabled: all > 0,
    staleTime: 10_000,
    refetchInterval: again,
  });
  if (all === 0) return null;
  return (
    <ul
      aria-label={t("label")}
      className="mb-3 flex gap-px overflow-x-auto rounded-card border bg-line md:grid md:grid-cols-5 md:overflow-hidden"
    >
      {LINKS.map((part) => {
        const count = part === "all" ? all : data?.[part];
        const active = part === chosen;
        return (
          <li
            key={part}
            // On phones, parts with a count of 0 are hidden.
            className={clsx(
              "flex min-w-fit flex-1 bg-surface",
              count === 0 && !active && "max-md:hidden",
            )}
          >
            <button
              type="button"
              aria-pressed={active}
              // A second press removes the filter.
              onClick={() => onChoose(active ? "all" : part)}
              className={clsx(
                "flex flex-1 items-baseline gap-1.5 px-3 py-2 text-left whitespace-nowrap transition-colors md:flex-col md:gap-0 md:px-4 md:whitespace-normal",
                active ? "bg-accent-soft" : "hover:bg-hover",
              )}
            >
              <span
                className={clsx(
                  "font-semibold tabular-nums md:text-lg",
                  (part === "expiring" || part === "unsent") && count ? "text-warning-text" : "",
                )}
              >
                {count === undefined ? "–" : format.number(count)}
              </span>
              <span className="text-sm text-ink-muted">{t(part)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
