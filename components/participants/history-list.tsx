"use client";

import { useTranslations } from "use-intl";
import type { ActivityRow } from "@/lib/activity/types";
import { isAction } from "../activity/action-names";
import { TimeAgo } from "../ui/time-ago";
import { withoutRepeats } from "./history-steps";

const MAX_STEPS = 12;

/** The history of a participant, newest first; repeats are one entry with a count. */
export function HistoryList({ rows }: { rows: readonly ActivityRow[] }) {
  const t = useTranslations("participants.panel");
  const actions = useTranslations("activity.actions");
  const outcomes = useTranslations("activity.outcomes");
  if (rows.length === 0) return <p className="text-ink-muted">{t("noHistory")}</p>;
  return (
    <ol className="grid gap-2.5">
      {withoutRepeats(rows)
        .slice(0, MAX_STEPS)
        .map(({ row, count }) => (
          <li key={row.seq} className="flex gap-3">
            <span aria-hidden="true" className="mt-2 size-1.5 shrink-0 rounded-full bg-line" />
            <span className="min-w-0 flex-1">
              <span className="font-medium">
                {isAction(row.action) ? actions(row.action) : row.subject}
              </span>
              {count > 1 && (
                <span className="ml-1.5 text-sm text-ink-muted">{t("times", { count })}</span>
              )}
              {row.outcome !== "done" && (
                <span className="ml-1.5 text-sm text-warning-text">{outcomes(row.outcome)}</span>
              )}
              <span className="block truncate text-sm text-ink-muted">
                {row.staffName && `${row.staffName} · `}
                <TimeAgo at={row.at} past />
              </span>
            </span>
          </li>
        ))}
    </ol>
  );
}
