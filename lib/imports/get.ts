import { findProject } from "@/lib/access/resolve-project";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { isErrorCode } from "@/lib/platform/errors";
import { countsOf, imports, none, summary } from "./import-summary";
import type { ImportProgress } from "./types";

/** The time over which the rate is measured (ms). */
const RATE_WINDOW_MS = 30_000;

/** Returns one import with its progress; null if it does not exist. */
export async function getImport(id: string): Promise<ImportProgress | null> {
  const { project } = await findProject("support", { import: id });
  return project && readProgress(project, id);
}

/** Reads an import with its progress; null if it does not exist. */
export async function readProgress(
  project: Pick<Project, "id">,
  id: string,
): Promise<ImportProgress | null> {
  const row = await imports(project.id).where("imports.id", "=", id).executeTakeFirst();
  if (!row) return null;
  const counts = (await countsOf([id])).get(id) ?? none();
  const now = Date.now();
  const since = Math.max(now - RATE_WINDOW_MS, row.started_at ?? now);
  const count = (query: ReturnType<typeof rows>) =>
    query
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow()
      .then(({ n }) => Number(n));
  const ended = await count(
    rows(id).where("ended_at", ">", since).where("state", "in", ["sent", "failed"]),
  );
  const checking = await count(
    rows(id).where("state", "=", "unknown").where("due_at", "is not", null),
  );
  const links = await count(rows(id).innerJoin("links", "links.id", "invitations.id"));
  const rate = ended === 0 ? 0 : (ended * 1000) / Math.max(now - since, 1_000);
  const left = counts.planned + counts.sending + checking;
  const waits = row.state === "running" && row.retry_at !== null;
  return {
    ...summary(row, counts),
    rate: row.state === "running" ? rate : 0,
    secondsLeft: row.state === "running" && rate > 0 ? Math.ceil(left / rate) : null,
    problem: waits && isErrorCode(row.problem) ? row.problem : null,
    retryAt: waits ? row.retry_at : null,
    checking,
    links,
  };
}

function rows(importId: string) {
  return db().selectFrom("invitations").where("invitations.import_id", "=", importId);
}
