import type { Transaction } from "kysely";
import { type ActivityEntry, record } from "@/lib/audit/record";
import type { Database } from "@/lib/db/schema";
import { EXTERNAL_CHANGES, type ExternalChangeKind } from "./types";
import type { Field, Values } from "@/lib/connection/write-values";

/** One external change with the values that it changed. */
export type ExternalChange = { kind: ExternalChangeKind; code: string; subject: string } & Pick<
  ActivityEntry,
  "before" | "after"
>;

/** The maximum number of entries of one merge; more changes become one entry with counts. */
const MAX_ENTRIES = 50;

/** Returns the kind of change by its unexplained fields; null if there are none. */
export function changeKind(fields: readonly Field[], after: Values): ExternalChangeKind | null {
  if (fields.length === 0) return null;
  if (fields.includes("present")) return after.present ? "added" : "removed";
  if (fields.includes("revoked")) return after.revoked ? "revoked" : "restored";
  return "changed";
}

/** Returns the values of some fields, as the activity shows them. */
export function valuesOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  const shown = fields.filter((field) => field !== "present" && field !== "revoked");
  return Object.fromEntries(shown.map((field) => [field, values[field]]));
}

/**
 * Records external changes in the activity, in the transaction of the merge; many of them as one entry.
 * Call it as the transaction's last step.
 */
export async function reportExternalChanges(
  tx: Transaction<Database>,
  about: { projectId: string; noun: "participant" | "conference"; conferenceCode?: string },
  changes: readonly ExternalChange[],
): Promise<void> {
  const { projectId, noun, conferenceCode } = about;
  const entry = { staff: null, projectId, outcome: "done" as const };
  if (changes.length > MAX_ENTRIES) {
    const counts = EXTERNAL_CHANGES.map((kind) => [
      kind,
      changes.filter((one) => one.kind === kind).length,
    ]);
    await record(tx, {
      ...entry,
      action: `${noun}.outside-many`,
      subject: conferenceCode ? await titleOf(tx, projectId, conferenceCode) : "",
      conferenceCode,
      after: Object.fromEntries(counts.filter(([, count]) => count !== 0)),
    });
    return;
  }
  await record(
    tx,
    ...changes.map(({ kind, code, subject, before, after }) => ({
      ...entry,
      action: actionOf(noun, kind),
      subject,
      before,
      after,
      conferenceCode: noun === "conference" ? code : conferenceCode,
      participantCode: noun === "participant" ? code : undefined,
    })),
  );
}

function actionOf(noun: "participant" | "conference", kind: ExternalChangeKind) {
  if (noun === "participant") return `participant.outside-${kind}` as const;
  // A conference has no access to revoke.
  const simple = kind === "added" || kind === "removed" ? kind : "changed";
  return `conference.outside-${simple}` as const;
}

async function titleOf(tx: Transaction<Database>, projectId: string, code: string) {
  const row = await tx
    .selectFrom("conferences")
    .select("title")
    .where("project_id", "=", projectId)
    .where("code", "=", code)
    .executeTakeFirst();
  return row?.title ?? code;
}
