import type { Memory } from "./memory";
import type { Service } from "./service";

const COLUMNS = [
  "id",
  "email",
  "state",
  "attempts",
  "epoch",
  "lost",
  "instance_id",
  "error_code",
  "ended_order",
  "started_order",
] as const;

/** Returns a value of the database as text. */
export function text(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Returns the rows of the ledger and the calls that the service executed, one per line. */
export function describeRun(memory: Memory, service: Service): string[] {
  return [
    ...memory
      .all(`select ${COLUMNS.join(", ")} from invitations order by email, id`)
      .map((row) => JSON.stringify(row)),
    ...service.executed.map((one) => JSON.stringify(one)),
  ];
}
