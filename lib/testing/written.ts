import { db } from "@/lib/db/db";

/** Returns the number of rows of each table, to detect writes. */
export async function written(): Promise<string> {
  const counts = await Promise.all(
    (
      [
        "invitations",
        "imports",
        "templates",
        "revocations",
        "submissions",
        "links",
        "personal_links",
        "welcomes",
        "two_steps",
        "recovery_codes",
        "identities",
        "settings",
        "projects",
        "staff_projects",
        "selections",
        "conferences",
        "participants",
        "outgoing_mail",
        "mail_suppressions",
        "reminder_rules",
        "mail_templates",
        "reminder_opt_outs",
        "lost_link_requests",
      ] as const
    ).map((table) =>
      db()
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow(),
    ),
  );
  // Refused requests add an entry to the activity, so those entries are not counted.
  const done = await db()
    .selectFrom("activity")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("action", "<>", "access.refuse")
    .executeTakeFirstOrThrow();
  return JSON.stringify([...counts, done].map(({ n }) => Number(n)));
}
