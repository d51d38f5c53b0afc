import { normalizeEmail } from "@/lib/platform/normalize";
import type { ImportRow } from "../schema";
import { isDuplicate } from "./row-issues";
import { isOutside } from "./outside";
import type { RosterEntry } from "./roster";
import type { Plan, PreviewRow } from "./types";

/** A row with everything that the import needs. */
export type Planned = PreviewRow & { avatarUrl: string; known: RosterEntry | null };

const LONGEST = { email: 320, name: 200 };

/** Returns what the import will do, counted. */
export function planOf(rows: readonly Planned[]): Plan {
  const plan: Plan = {
    invite: 0,
    restore: 0,
    link: 0,
    update: 0,
    revoke: 0,
    skip: 0,
    moderators: 0,
    notified: 0,
    reachable: 0,
  };
  for (const { action, row, moderator, notify } of rows) {
    if (action !== "skip" || row !== null) plan[action]++;
    if (action === "invite" && moderator) plan.moderators++;
    if (action !== "invite" && action !== "restore" && action !== "link") continue;
    plan.reachable++;
    if (notify) plan.notified++;
  }
  return plan;
}

/** Returns rows as the import stores them. People on the roster only come after the list. */
export function rowsOf(rows: readonly Planned[]): ImportRow[] {
  return rows.map((row) => {
    const { action, known } = row;
    const sending = action === "invite" || action === "restore" || action === "link";
    const fromRoster = action === "link" && known !== null;
    const name = fromRoster
      ? known.name
      : row.name || (action === "update" ? "" : (known?.name ?? ""));
    return {
      position: row.row ?? BEYOND + row.index,
      action,
      email: (action === "skip"
        ? row.email
        : normalizeEmail(fromRoster ? known.email : row.email)
      ).slice(0, LONGEST.email),
      name: name.slice(0, LONGEST.name),
      moderator: fromRoster ? known.moderator : row.moderator,
      notify: sending && row.notify,
      lifetime: sending ? row.lifetime : null,
      avatarUrl: sending && !row.issues.some(({ kind }) => kind === "avatar") ? row.avatarUrl : "",
      participantCode: action === "invite" || action === "skip" ? null : (known?.code ?? null),
      reason: action === "skip" ? reasonOf(row) : null,
    };
  });
}

/** Above every row number of a list. */
const BEYOND = 2_000_000;

function reasonOf({ verdict, issues, relation }: Planned): ImportRow["reason"] {
  if (verdict === "removed" || isOutside(issues)) return "chosen";
  if (verdict === "skipped") return isDuplicate(issues) ? "repeated" : "malformed";
  if (relation === "revoked") return "revoked";
  return relation === "new" ? "chosen" : "on-roster";
}
