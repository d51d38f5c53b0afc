import { normalizeEmail } from "@/lib/participants/normalize-email";
import type { ImportRow } from "../schema";
import { isRepeated } from "./judge";
import type { Plan, PreviewRow } from "./preview-types";
import type { Known } from "./roster";

/** A row with what it needs on its way out. */
export type Planned = PreviewRow & { avatarUrl: string; known: Known | null };

const LONGEST = { email: 320, name: 200 };

/** What is about to happen, counted. */
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

/** Rows in the ledger's form. Whom only the roster has gets a place after the end of the list. */
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

/** Above every row number that a list can have. */
const BEYOND = 2_000_000;

function reasonOf({ verdict, issues, relation }: Planned): ImportRow["reason"] {
  if (verdict === "removed") return "chosen";
  if (verdict === "refused") return isRepeated(issues) ? "repeated" : "malformed";
  if (relation === "revoked") return "revoked";
  return relation === "new" ? "chosen" : "on-roster";
}
