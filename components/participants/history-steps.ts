import type { ActivityRow } from "@/lib/activity/types";

/** One step of a history: its newest entry, and how often it happened in a row. */
type HistoryStep = { row: ActivityRow; count: number };

/**
 * Merges entries that repeat what the same person just did, and a planned entry with the one that
 * completed it. Expects and returns newest first.
 */
export function withoutRepeats(rows: readonly ActivityRow[]): HistoryStep[] {
  const steps: HistoryStep[] = [];
  for (const row of rows) {
    const last = steps.at(-1);
    const same = last && last.row.action === row.action && last.row.staffId === row.staffId;
    if (same && row.outcome === "planned" && last.row.outcome !== "planned") continue;
    if (same && row.outcome === last.row.outcome) last.count += 1;
    else steps.push({ row, count: 1 });
  }
  return steps;
}
