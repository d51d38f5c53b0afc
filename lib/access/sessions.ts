import "server-only";
import type { Kysely, Selectable } from "kysely";
import { db } from "@/lib/db/db";
import { asyncCommit } from "@/lib/db/async-commit";
import type { Database, Role, StaffTable } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

const MINUTE = 60_000;

export type SignedIn = {
  id: string;
  email: string;
  name: string;
  role: Role;
  sessionId: string;
  /** An administrator who must set up two steps before anything else. */
  needsTwoStepSetup?: true;
  /** The projects that they may see; null: all of them. */
  limitedTo: readonly string[] | null;
};

type Beginning = {
  /** `provider`: its second step is the identity provider's business. A passkey needs none. */
  method?: "password" | "provider" | "passkey";
  /** When the person last showed who they are, where that was not just now (ms). */
  provedAt?: number;
};

/** Begins a session; answers its id, which the browser gets inside an encrypted cookie only. */
export async function startSession(
  staffId: string,
  userAgent: string,
  address = "",
  { method = "password", provedAt }: Beginning = {},
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

/** Ends all sessions of a person at once, but for the one given. */
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
 * Whose session this is, if it is still one; asked of the database every time. Notes its use, unless
 * it is `watched` only: what a page does by itself does not keep a session alive.
 */
export async function liveSession(id: string, watched = false): Promise<SignedIn | null> {
  const now = Date.now();
  const row = await db()
    .selectFrom("sessions")
    .innerJoin("staff", "staff.id", "sessions.staff_id")
    .leftJoin("two_steps", (join) =>
      join
        .onRef("two_steps.staff_id", "=", "staff.id")
        .on("two_steps.confirmed_at", "is not", null),
    )
    .leftJoin("settings", (join) => join.on("settings.name", "=", "two-steps-required"))
    .select(["staff.id", "staff.email", "staff.name", "staff.role", "staff.limited"])
    .select([
      "sessions.used_at",
      "sessions.method",
      "two_steps.confirmed_at",
      "settings.value as required",
    ])
    .where("sessions.id", "=", id)
    .where("sessions.ended_at", "is", null)
    .where("sessions.expires_at", ">", now)
    .where("sessions.used_at", ">", now - env().sessions.idleMs)
    .where("staff.closed_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  // A minute is exact enough, and spares a write on every request.
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
  const { email, name, role, method, required } = row;
  const needsTwoStepSetup =
    role === "administrator" &&
    required === "yes" &&
    method === "password" &&
    row.confirmed_at === null;
  return {
    id: row.id,
    email,
    name,
    role,
    sessionId: id,
    limitedTo: await projectLimitOf(row),
    ...(needsTwoStepSetup && { needsTwoStepSetup }),
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
