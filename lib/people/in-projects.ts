import { type SqlBool, sql } from "kysely";

/**
 * Whether a participant is of one of these projects, for those found by something else: an
 * expression, because SQLite would take an index over the column itself and read a whole project.
 */
export function inProjects(projectIds: string[]) {
  return sql<SqlBool>`participants.project_id || '' in (${sql.join(projectIds)})`;
}
