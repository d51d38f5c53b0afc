import { db } from "@/lib/db/db";
import type { InvitationTable } from "@/lib/db/schema";
import { emailKey } from "@/lib/platform/normalize";
import type { Claimed, Import } from "./claim";
import type { SKIP_REASONS } from "./skip-reasons";

/** A participant with the row's address in the mirror. */
export type Known = { code: string; email: string; added: string; revoked: boolean };

type Decision = {
  /** Null: it may be sent. `later`: another invitation to the address is being sent. */
  because: (typeof SKIP_REASONS)[number] | "later" | null;
  /** The current participants with the address, for reconciling a lost response. */
  known: Known[];
};

/** Returns why a row can no longer be sent as the preview showed it. */
export async function findSkipReason(
  run: Pick<Import, "created_order">,
  row: Claimed,
): Promise<Decision> {
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
  return { because: onRoster(row, known) ?? (await concurrent(run, row)), known };
}

function onRoster(row: Claimed, known: Known[]) {
  const active = known.some(({ revoked }) => !revoked);
  const target = known.find(({ code }) => code === row.participant_code);
  switch (row.kind) {
    case "invite":
      return active ? "on-roster" : known.length > 0 ? "revoked" : null;
    case "restore":
      return active ? "on-roster" : null;
    case "link":
      return active ? null : "revoked";
    case "update":
      // The address may have changed meanwhile, but the row names the participant.
      return null;
    case "revoke":
      return target?.revoked ? "revoked" : null;
  }
}

async function concurrent(run: Pick<Import, "created_order">, row: Claimed) {
  if (row.kind === "update" || row.kind === "revoke") return null;
  const state = await findConcurrentInvitation(row, run.created_order);
  return state === null ? null : state === "sending" ? "later" : "invited-meanwhile";
}

/**
 * Returns the state of another invitation of the same address to the same conference: `sending`, `unknown`, or
 * `sent` after this order. Call it after the own row is `sending`, so that at least one of two concurrent
 * invitations sees the other.
 */
export async function findConcurrentInvitation(
  own: Pick<InvitationTable, "id" | "project_id" | "conference_code" | "email">,
  since: number,
): Promise<"sending" | "unknown" | "sent" | null> {
  const rows = await db()
    .selectFrom("invitations")
    .select("state")
    .where("project_id", "=", own.project_id)
    .where("conference_code", "=", own.conference_code)
    .where("email_key", "=", emailKey(own.email))
    .where("id", "<>", own.id)
    .where("kind", "in", ["invite", "link", "restore"])
    .where((eb) =>
      eb.or([
        eb("state", "in", ["sending", "unknown"]),
        eb.and([eb("state", "=", "sent"), eb("ended_order", ">", since)]),
      ]),
    )
    .execute();
  const states = new Set(rows.map(({ state }) => state));
  for (const state of ["sending", "unknown", "sent"] as const) if (states.has(state)) return state;
  return null;
}

/**
 * Returns the participants with this address in the mirror, by code. With `order`, only those known from
 * rosters requested at this order or before.
 */
export async function knownBefore(
  row: Pick<Claimed, "project_id" | "conference_code" | "email">,
  order?: number,
) {
  const known = db()
    .selectFrom("participants")
    .select(["code", "email", "revoked", "added", "gone_at"])
    .where("project_id", "=", row.project_id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", emailKey(row.email));
  const rows = await (
    order === undefined ? known : known.where("first_seen_order", "<=", order)
  ).execute();
  return new Map(
    rows.map(({ gone_at, ...one }) => [
      one.code,
      { ...one, revoked: one.revoked === 1, gone: gone_at !== null },
    ]),
  );
}
