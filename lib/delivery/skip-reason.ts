import { db } from "@/lib/db/db";
import { findConcurrentInvitation } from "./concurrent-invitation";
import type { Claimed, Run } from "./claim";
import type { SKIP_REASONS } from "./skip-reasons";

/** Who has a row's address, as the mirror knows it now. */
export type Known = { code: string; email: string; added: string; revoked: boolean };

/**
 * What keeps a row from being carried out as it was decided in the preview: a reason to skip it,
 * `later` while another invitation to the address is on its way, or null. Answers also who has the
 * address now, to tell afterwards whether a lost answer was a yes.
 */
export async function findSkipReason(
  run: Pick<Run, "created_at" | "synced_at">,
  row: Claimed,
): Promise<{ because: (typeof SKIP_REASONS)[number] | "later" | null; known: Known[] }> {
  const found = await db()
    .selectFrom("participants")
    .select(["code", "email", "added", "revoked"])
    .where("project_id", "=", row.project_id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", row.email_key)
    .where("gone_at", "is", null)
    .execute();
  const known = found.map((one) => ({ ...one, revoked: one.revoked === 1 }));
  if (row.again === 1) return { because: null, known };
  return { because: onRoster(row, known) ?? (await elsewhere(run, row)), known };
}

function onRoster(row: Claimed, known: Known[]) {
  const active = known.some(({ revoked }) => !revoked);
  const meant = known.find(({ code }) => code === row.participant_code);
  switch (row.kind) {
    case "invite":
      return active ? "on-roster" : known.length > 0 ? "revoked" : null;
    case "restore":
      return active ? "on-roster" : null;
    case "link":
      return active ? null : "revoked";
    case "update":
      // The address may have been changed since: the person is meant, not the address.
      return null;
    case "revoke":
      return meant?.revoked ? "revoked" : null;
  }
}

async function elsewhere(run: Pick<Run, "created_at" | "synced_at">, row: Claimed) {
  if (row.kind === "update" || row.kind === "revoke") return null;
  const state = await findConcurrentInvitation(row, Math.min(run.created_at, run.synced_at));
  return state === null ? null : state === "sending" ? "later" : "invited-meanwhile";
}
