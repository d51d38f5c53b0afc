import { type RawBuilder, sql, type SqlBool } from "kysely";
import { isPostgres } from "./db";
import { instanceId, isAlive } from "./heartbeat";

/**
 * Returns an SQL condition: the process in a table's `instance_id` has ended and was not this one. One
 * process owns a SQLite folder, so there any other one has ended.
 */
export function ownerEnded(table: "invitations" | "outgoing_mail"): RawBuilder<SqlBool> {
  const owner = sql.ref(`${table}.instance_id`);
  const other = sql<SqlBool>`coalesce(${owner}, '') <> ${instanceId()}`;
  if (!isPostgres()) return other;
  return sql<SqlBool>`(${other} and not exists (
    select 1 from instances where instances.id = ${owner} and ${isAlive()}))`;
}
