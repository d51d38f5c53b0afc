import { requireStaff } from "@/lib/access/guard";
import { selectFactors } from "@/lib/access/sign-in-policy";
import { locksOf } from "@/lib/access/sign-in/attempts";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { fold } from "@/lib/platform/normalize";
import type { StaffMember } from "./types";

/** Returns all staff by name, closed accounts last. */
export async function listStaff(): Promise<StaffMember[]> {
  await requireStaff("administrator");
  const now = Date.now();
  const limits = await db().selectFrom("staff_projects").selectAll().execute();
  const rows = await db()
    .selectFrom("staff")
    .select(["id", "email", "name", "role", "closed_at", "limited", "version"])
    .select((eb) => [
      eb("password_hash", "is not", null).as("has_password"),
      eb
        .selectFrom("sessions")
        .select((sessions) => sessions.fn.max("used_at").as("used"))
        .whereRef("sessions.staff_id", "=", "staff.id")
        .as("used_at"),
      eb
        .selectFrom("sessions")
        .select((sessions) => sessions.fn.countAll<number>().as("n"))
        .whereRef("sessions.staff_id", "=", "staff.id")
        .where("ended_at", "is", null)
        .where("expires_at", ">", now)
        .where("used_at", ">", now - env().sessions.idleMs)
        .as("sessions"),
      ...selectFactors(eb),
      eb
        .selectFrom("welcomes")
        .select((welcomes) => welcomes.fn.max("expires_at").as("until"))
        .whereRef("welcomes.staff_id", "=", "staff.id")
        .where("used_at", "is", null)
        .where("expires_at", ">", now)
        .as("link_until"),
    ])
    .execute();
  const locks = await locksOf(rows.map(({ email }) => email));
  return rows
    .map((row): StaffMember => ({
      id: row.id,
      email: row.email,
      name: row.name,
      role: row.role,
      state: row.closed_at !== null ? "closed" : row.has_password ? "active" : "invited",
      linkUntil: row.link_until,
      usedAt: row.used_at,
      twoSteps: row.two_steps !== null,
      passkeys: row.passkey !== null,
      sessions: row.closed_at === null ? Number(row.sessions ?? 0) : 0,
      projects:
        row.limited === 1 && row.role !== "administrator"
          ? limits.flatMap((limit) => (limit.staff_id === row.id ? limit.project_id : []))
          : null,
      lockedUntil: locks.get(row.email) ?? null,
      version: row.version,
    }))
    .toSorted(
      (one, other) =>
        Number(one.state === "closed") - Number(other.state === "closed") ||
        fold(one.name || one.email).localeCompare(fold(other.name || other.email)),
    );
}
