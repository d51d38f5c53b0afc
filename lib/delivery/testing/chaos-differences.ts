import Database from "libsql";
import * as z from "@/lib/platform/zod";

/** A row of the ledger in the report of a chaos run. */
export const ReportedRow = z.object({
  position: z.number(),
  email: z.string(),
  kind: z.string(),
  state: z.string(),
  skip_reason: z.nullable(z.string()),
  error_code: z.nullable(z.string()),
  attempts: z.number(),
  notify: z.number(),
  due_at: z.nullable(z.number()),
  link: z.nullable(z.string()),
});
export type ReportedRow = z.infer<typeof ReportedRow>;

const Client = z.object({ email: z.string(), deleted: z.string() });
const Mail = z.object({ receiver: z.string(), link: z.string() });

/** Returns the state of the sandbox's own database, which is independent of Foyer's. */
export function readSandbox(file: string, conference: string) {
  const database = new Database(file, { readonly: true });
  try {
    const query = (sql: string): unknown => database.prepare(sql).all(conference);
    return {
      clients: z
        .array(Client)
        .parse(query("select email, deleted from clients where conference = ?")),
      mails: z.array(Mail).parse(query("select receiver, link from outbox where conference = ?")),
    };
  } finally {
    database.close();
  }
}

/** Returns every difference between the ledger and the sandbox, one line each. */
export function findDifferences(
  rows: ReportedRow[],
  expected: number,
  { clients, mails }: ReturnType<typeof readSandbox>,
): string[] {
  const wrong: string[] = [];
  const entries = new Map<string, number>();
  for (const { email, deleted } of clients) {
    if (deleted === "no") entries.set(email, (entries.get(email) ?? 0) + 1);
  }
  const received = new Map<string, string[]>();
  for (const { receiver, link } of mails) {
    received.set(receiver, [...(received.get(receiver) ?? []), link]);
  }
  if (new Set(rows.map(({ email }) => email)).size !== expected) {
    wrong.push(`${expected} rows went in, ${rows.length} came out`);
  }
  for (const [email, links] of received) {
    if (links.length > 1) wrong.push(`${email} got ${links.length} emails`);
  }
  for (const [email, count] of entries) {
    if (count > 1) wrong.push(`${email} is on the roster ${count} times`);
  }
  for (const row of rows) {
    const got = received.get(row.email) ?? [];
    const there = entries.has(row.email);
    const report = (what: string) =>
      wrong.push(
        `row ${row.position} (${row.kind}) is ${row.state} ${row.skip_reason ?? ""}: ${what}`,
      );
    if (row.state === "sent") {
      if (!there) report("not on the roster");
      if (got.length !== row.notify) report(`${got.length} emails`);
      if (row.notify === 1 && row.link !== null && row.link !== got[0]) report("another link");
    } else if (row.state === "failed" || row.state === "skipped") {
      if (got.length > 0) report("emailed anyway");
      if (row.kind === "invite" && there) report("on the roster anyway");
      if (row.state === "skipped" && row.skip_reason !== "chosen")
        report("skipped without a decision");
    } else if (row.state === "unknown") {
      if (row.due_at !== null) report("still being reconciled");
      // A new participant is either on the roster or not, so no such row may stay unknown.
      if (row.kind === "invite") report("unknown although decidable");
    } else report("no final outcome");
  }
  return wrong;
}
