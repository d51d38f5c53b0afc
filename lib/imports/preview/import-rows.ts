import { normalizeEmail } from "@/lib/platform/normalize";
import type { ImportRow } from "../schema";
import { FIRST_ROSTER_POSITION } from "../types";
import { isNotInvited } from "./not-invited";
import type { Planned } from "./plan-rows";
import { isDuplicate } from "./row-issues";

const MAX_LENGTH = { email: 320, name: 200 };

/** Returns rows as an import stores them. People who are only on the roster follow the list. */
export function importRowsOf(rows: readonly Planned[]): ImportRow[] {
  return rows.map((row) => {
    const { action, known } = row;
    const sending = action === "invite" || action === "restore" || action === "link";
    const fromRoster = action === "link" && known !== null;
    const name = fromRoster
      ? known.name
      : row.name || (action === "update" ? "" : (known?.name ?? ""));
    return {
      position: row.row ?? FIRST_ROSTER_POSITION + row.index,
      action,
      email: (action === "skip"
        ? row.email
        : normalizeEmail(fromRoster ? known.email : row.email)
      ).slice(0, MAX_LENGTH.email),
      name: name.slice(0, MAX_LENGTH.name),
      moderator: fromRoster ? known.moderator : row.moderator,
      notify: sending && row.notify,
      lifetime: sending ? row.lifetime : null,
      avatarUrl: sending && !row.issues.some(({ kind }) => kind === "avatar") ? row.avatarUrl : "",
      participantCode: action === "invite" || action === "skip" ? null : (known?.code ?? null),
      reason: action === "skip" ? reasonOf(row) : null,
    };
  });
}

function reasonOf({ state, issues, relation }: Planned): ImportRow["reason"] {
  if (state === "removed" || isNotInvited(issues)) return "chosen";
  if (state === "skipped") return isDuplicate(issues) ? "repeated" : "malformed";
  if (relation === "revoked") return "revoked";
  return relation === "new" ? "chosen" : "on-roster";
}
