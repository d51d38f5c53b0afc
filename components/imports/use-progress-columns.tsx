"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { FIRST_ROSTER_POSITION, type ImportedRow, type Outcome } from "@/lib/imports/types";
import type { Column } from "../data-table/column";
import { Badge } from "../ui/badge";
import { TimeAgo } from "../ui/time-ago";
import { useFailureText } from "../ui/use-failure-text";

const TONES: Record<Outcome, "neutral" | "accent" | "warning" | "danger"> = {
  planned: "neutral",
  sending: "neutral",
  sent: "accent",
  failed: "danger",
  unknown: "warning",
  skipped: "neutral",
};

/** Returns the columns of an import's rows. */
export function useProgressColumns(): Column<ImportedRow>[] {
  const t = useTranslations("imports");
  const text = useFailureText();
  const format = useFormatter();
  return useMemo(
    () => [
      {
        id: "row",
        header: t("rowTable.row"),
        width: "md:w-16",
        priority: 2,
        phone: "hide",
        cell: (row) => (
          <span className="text-sm text-ink-faint tabular-nums">
            {row.position < FIRST_ROSTER_POSITION ? format.number(row.position) : "—"}
          </span>
        ),
      },
      {
        id: "person",
        header: t("rowTable.person"),
        phone: "primary",
        cell: (row) => (
          <span className="block min-w-0">
            {row.name && <span className="block truncate font-medium">{row.name}</span>}
            <span className={row.name ? "block truncate text-sm text-ink-muted" : "block truncate"}>
              {row.email || "—"}
            </span>
          </span>
        ),
      },
      {
        id: "outcome",
        header: t("rowTable.outcome"),
        width: "md:w-40",
        cell: (row) => (
          <Badge tone={TONES[row.outcome]}>
            {row.outcome === "sent" ? t(`done.${row.action}`) : t(`outcomeOf.${row.outcome}`)}
          </Badge>
        ),
      },
      {
        id: "reason",
        header: t("rowTable.reason"),
        cell: (row) => (
          <span className="block text-sm text-pretty text-ink-muted">
            {row.reason ? t(`reasons.${row.reason}`) : row.error ? text(row.error) : ""}
          </span>
        ),
      },
      {
        id: "at",
        header: t("rowTable.at"),
        width: "md:w-40",
        priority: 3,
        phone: "hide",
        cell: (row) => row.at !== null && <TimeAgo at={row.at} past />,
      },
    ],
    [t, text, format],
  );
}
