import { type RawBuilder, sql, type SqlBool } from "kysely";
import { isPostgres } from "./db";
import { instanceId, isAlive } from "./heartbeat";

/**
 * Returns an SQL condition that is true if the row belongs to another process, which has ended. On SQLite only one
 * process runs, so every other one has ended.
 */
export function ownerEnded(table: "invitations" | "outgoing_mail"): RawBuilder<SqlBool> {
  const owner = sql.ref(`${table}.instance_id`);
  const other = sql<SqlBool>`coalesce(${owner}, '') <> ${instanceId()}`;
  if (!isPostgres()) return other;
  return sql<SqlBool>`(${other} and not exists (
    select 1 from instances where instances.id = ${owner} and ${isAlive()}))`;
}
