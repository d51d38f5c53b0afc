import type { Planned } from "./plan-rows";
import type { Plan } from "./types";

/** Returns the number of rows for each action of the import. */
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
