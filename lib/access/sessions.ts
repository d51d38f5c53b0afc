import "server-only";
import type { Kysely, Selectable } from "kysely";
import { db } from "@/lib/db/db";
import { asyncCommit } from "@/lib/db/transaction";
import type { Database, Role, SessionTable, StaffTable } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { requiredFor, selectFactors, sessionState } from "./sign-in-policy";

const MINUTE = 60_000;

export type SignedIn = {
  id: string;
  email: string;
  name: string;
  role: Role;
  sessionId: string;
  method: Selectable<SessionTable>["method"];
  /** The factor that the policy requires the person to set up first. */
  mustSetUp?: "two-steps" | "passkey";
  /** The projects that they may see; null: all of them. */
  limitedTo: readonly string[] | null;
};

type Beginning = {
  /** `provider`: the identity provider is responsible for a second step. A passkey needs none. */
  method?: "password" | "provider" | "passkey";
  /** When the person last proved who they are (ms since 1970); default: now. */
  provedAt?: number;
  /** True if the browser has signed in to the account before. */
  knownBrowser?: boolean;
  /** The session at the identity provider. */
  providerSid?: string | null;
};

/** Starts a session. Returns its id, which only reaches the browser inside an encrypted cookie. */
export async function startSession(
  staffId: string,
  userAgent: string,
  address = "",
  { method = "password", provedAt, knownBrowser = false, providerSid = null }: Beginning = {},
): Promise<string> {
  const now = Date.now();
  const id = newId();
  await db()
    .insertInto("sessions")
    .values({
      id,
      staff_id: staffId,
      user_agent: userAgent.slice(0, 300),
      created_at: now,
      used_at: now,
      expires_at: now + env().sessions.lifetimeMs,
      ended_at: null,
      address,
      proved_at: Math.min(now, provedAt ?? now),
      method,
      known_browser: knownBrowser ? 1 : 0,
      provider_sid: providerSid,
    })
    .execute();
  return id;
}

/** Ends a session at once, on every instance. */
export async function endSession(id: string): Promise<void> {
  await db()
    .updateTable("sessions")
    .set({ ended_at: Date.now() })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .execute();
}

/** Ends all sessions of a person at once, except the given one. Returns how many ended. */
export async function endSessionsOf(
  tx: Kysely<Database>,
  staffId: string,
  but?: string,
): Promise<number> {
  let ending = tx
    .updateTable("sessions")
    .set({ ended_at: Date.now() })
    .where("staff_id", "=", staffId)
    .where("ended_at", "is", null);
  if (but) ending = ending.where("id", "<>", but);
  return Number((await ending.executeTakeFirst()).numUpdatedRows);
}

/**
 * Returns the person of a session, or null if it has ended. Reads the database every time. Records the use,
 * unless `watched`: automatic requests of a page do not extend a session.
 */
export async function liveSession(id: string, watched = false): Promise<SignedIn | null> {
  const now = Date.now();
  const row = await db()
    .selectFrom("sessions")
    .innerJoin("staff", "staff.id", "sessions.staff_id")
    .leftJoin("settings as codes", (join) => join.on("codes.name", "=", "two-steps-required"))
    .leftJoin("settings as keys", (join) => join.on("keys.name", "=", "passkeys-required"))
    .select(["staff.id", "staff.email", "staff.name", "staff.role", "staff.limited"])
    .select([
      "sessions.used_at",
      "sessions.method",
      "codes.value as two_steps_required",
      "keys.value as passkeys_required",
    ])
    .select(selectFactors)
    .where("sessions.id", "=", id)
    .where("sessions.ended_at", "is", null)
    .where("sessions.expires_at", ">", now)
    .where("sessions.used_at", ">", now - env().sessions.idleMs)
    .where("staff.closed_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  const { email, name, role, method } = row;
  const state = sessionState(
    { role, method, twoSteps: row.two_steps !== null, passkeys: row.passkey !== null },
    {
      twoSteps: requiredFor(row.two_steps_required),
      passkeys: requiredFor(row.passkeys_required),
    },
  );
  if (state === "ended") return null;
  // Precise to a minute, to avoid a write on every request.
  if (!watched && row.used_at < now - MINUTE) {
    await asyncCommit((connection) =>
      connection
        .updateTable("sessions")
        .set({ used_at: now })
        .where("id", "=", id)
        .where("used_at", "<", now - MINUTE)
        .execute(),
    );
  }
  return {
    id: row.id,
    email,
    name,
    role,
    sessionId: id,
    method,
    limitedTo: await projectLimitOf(row),
    ...(state === "needs-two-steps" && { mustSetUp: "two-steps" as const }),
    ...(state === "needs-passkey" && { mustSetUp: "passkey" as const }),
  };
}

/** Returns the ids of the projects that a person is limited to; null: they see all. */
export async function projectLimitOf({
  id,
  role,
  limited,
}: Pick<Selectable<StaffTable>, "id" | "role" | "limited">): Promise<string[] | null> {
  if (limited !== 1 || role === "administrator") return null;
  const rows = await db()
    .selectFrom("staff_projects")
    .select("project_id")
    .where("staff_id", "=", id)
    .execute();
  return rows.map(({ project_id }) => project_id);
}
