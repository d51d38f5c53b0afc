import { hostname } from "node:os";
import type { Selectable } from "kysely";
import type { ActivityTable } from "@/lib/db/schema";

/** An activity entry in the format for other systems. */
export type StreamEntry = Omit<Selectable<ActivityTable>, "before" | "after"> & {
  /** ISO 8601, UTC. */
  time: string;
  before: unknown;
  after: unknown;
};

/** Facility 13, log audit (RFC 5424, 6.2.1). */
const AUDIT = 13 * 8;
const INFORMATIONAL = 6;
const WARNING = 4;
/** The largest message that a receiver over UDP should accept, in bytes (RFC 5426, 3.2). */
const LARGEST_DATAGRAM = 2_048;

/** Returns an entry in the format for other systems. */
export function streamEntry(row: Selectable<ActivityTable>): StreamEntry {
  const parse = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  return {
    ...row,
    time: new Date(row.at).toISOString(),
    before: parse(row.before),
    after: parse(row.after),
  };
}

/** Returns an entry as a syslog message (RFC 5424) whose text is JSON. */
export function syslogMessage(entry: StreamEntry): Buffer {
  const warns = entry.outcome === "refused" || entry.outcome === "failed";
  const priority = AUDIT + (warns ? WARNING : INFORMATIONAL);
  const host =
    hostname()
      .replaceAll(/[^\x21-\x7e]/g, "")
      .slice(0, 255) || "-";
  const head = `<${priority}>1 ${entry.time} ${host} foyer ${process.pid} ${entry.action} -`;
  return Buffer.from(`${head} \uFEFF${JSON.stringify(entry)}`);
}

/** Returns a message that fits into one datagram; a large entry is sent without its values. */
export function syslogDatagram(entry: StreamEntry): Buffer {
  const message = syslogMessage(entry);
  return message.length <= LARGEST_DATAGRAM
    ? message
    : syslogMessage({ ...entry, before: null, after: "left out" });
}
