import { locksOf } from "@/lib/access/sign-in/attempts";
import { db } from "@/lib/db/db";

/** Returns every account as one line: address, role, and what prevents signing in. */
export async function listAccounts(): Promise<string[]> {
  const rows = await db()
    .selectFrom("staff")
    .leftJoin("two_steps", (join) =>
      join
        .onRef("two_steps.staff_id", "=", "staff.id")
        .on("two_steps.confirmed_at", "is not", null),
    )
    .select(["email", "name", "role", "closed_at", "password_hash", "two_steps.confirmed_at"])
    .orderBy("email")
    .execute();
  const locks = await locksOf(rows.map(({ email }) => email));
  return rows.map((row) => {
    const notes = [
      row.closed_at !== null && "closed",
      row.password_hash === null && "no password",
      row.confirmed_at !== null && "two-step verification",
      locks.has(row.email) && "locked",
    ];
    return [row.email, row.name, row.role, ...notes].filter(Boolean).join("  ");
  });
}
