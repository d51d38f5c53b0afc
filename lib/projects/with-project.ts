import { sql, type Transaction } from "kysely";
import type { ActivityAction } from "@/lib/audit/actions";
import { record } from "@/lib/audit/record";
import type { AdministratorRights, AuthorizedStaff } from "@/lib/access/guard";
import { isPostgres } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import { type ActionResult, fail, type Failure, ok } from "@/lib/platform/result";
import { givenKind } from "@/lib/connection/project";
import type { ProjectId } from "./schema";

type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

/** The values that a change records, or why it was refused. */
type Outcome =
  { before?: Record<string, unknown>; after?: Record<string, unknown> } | { refused: Failure };

/**
 * Changes one project and records it in one transaction; refused changes are recorded too. Changes to projects
 * are serialized, so that two of them can't close the last two projects.
 */
export async function withProject(
  staff: AuthorizedStaff<AdministratorRights>,
  id: string,
  action: ActivityAction,
  change: (tx: Transaction<Database>, project: Row) => Promise<Outcome>,
): Promise<ActionResult<ProjectId>> {
  return withTransaction(async (tx): Promise<ActionResult<ProjectId>> => {
    await lockProjects(tx);
    const project = await find(tx, id);
    if (!project) return fail("not-found");
    const result = await change(tx, project);
    const refused = "refused" in result ? result.refused : undefined;
    await record(tx, {
      staff,
      projectId: id,
      action,
      subject: project.name,
      outcome: refused ? "refused" : "done",
      failure: refused,
      ...("refused" in result ? {} : result),
    });
    return refused ? { ok: false, error: refused } : ok({ id });
  });
}

/** Locks the projects table until the transaction ends. SQLite has one writer anyway. */
export async function lockProjects(tx: Transaction<Database>): Promise<void> {
  if (isPostgres()) await sql`lock table projects in share row exclusive mode`.execute(tx);
}

/** Returns true if another open project has this name; the switcher shows names only. */
export async function nameIsTaken(
  tx: Transaction<Database>,
  name: string,
  but?: string,
): Promise<boolean> {
  const open = await tx
    .selectFrom("projects")
    .select(["id", "name"])
    .where("closed_at", "is", null)
    .where("kind", "in", ["stored", givenKind()])
    .execute();
  return open.some((one) => one.id !== but && one.name.toLowerCase() === name.toLowerCase());
}

function find(tx: Transaction<Database>, id: string) {
  return tx
    .selectFrom("projects")
    .select(["id", "name", "kind", "key_tail", "closed_at"])
    .select(["personal_links", "join_minutes", "mail", "mail_locale"])
    .where("id", "=", id)
    .where("kind", "in", ["stored", givenKind()])
    .executeTakeFirst();
}
