import type { Transaction } from "kysely";
import type { Conference } from "@/lib/boomstream/types";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import { unexplainedConferenceChanges, type Seen } from "@/lib/mirror/external-changes/explain";
import { deleteShownWrites, readOwnWrites } from "@/lib/mirror/external-changes/own-writes";
import {
  type ExternalChange,
  changeKind,
  reportExternalChanges,
  valuesOf,
} from "@/lib/mirror/external-changes/report";
import type { Values } from "@/lib/connection/write-values";
import { countNewConferences } from "./participant-count";
import { beginMerge, comparedAt } from "./merge-order";
import { CONFERENCES } from "./conferences-key";
import { conferenceColumns } from "./conference-columns";

type Told = Pick<Conference, "code" | "title" | "description">;
type Judge = ReturnType<typeof unexplainedConferenceChanges>;
const ABSENT = { present: false };

/**
 * Writes the differences between the list and the mirror, and nothing else. A row that a write of
 * ours changed after the list was asked for is left alone: the list is older than that. What none of
 * our own writes accounts for was done outside Foyer: it is marked and goes to the activity.
 */
export async function mergeConferences(
  projectId: string,
  list: Conference[],
  askedAt: number,
): Promise<void> {
  await withTransaction(async (tx) => {
    const comparing = await beginMerge(tx, projectId, CONFERENCES, askedAt);
    if (comparing === "late") return;
    const judge = comparing === "first" ? null : await judgeOf(tx, projectId, askedAt);
    const known = await tx
      .selectFrom("conferences")
      .select(["code", "title", "description", "deleted_at", "written_at"])
      .where("project_id", "=", projectId)
      .execute();
    const told = new Map(list.map((conference) => [conference.code, conference]));
    const outside: (ExternalChange | null)[] = [];
    for (const row of known) {
      const conference = told.get(row.code) ?? null;
      told.delete(row.code);
      if (row.written_at >= askedAt) continue;
      outside.push(await mirrorConference(tx, { projectId, askedAt, judge }, row, conference));
    }
    for (const conference of told.values()) {
      const fresh = await mirrorConference(tx, { projectId, askedAt, judge }, null, conference);
      outside.push(fresh);
    }
    if (told.size > 0) await countNewConferences(tx, projectId);
    await deleteShownWrites(tx, projectId, null, askedAt);
    const changes = outside.flatMap((change) => change ?? []);
    await reportExternalChanges(tx, { projectId, noun: "conference" }, changes);
  });
}

/** Writes what was told of one conference: the same, where it was asked for alone; null: not found. */
export async function mergeConference(
  projectId: string,
  code: string,
  told: Told | null,
  askedAt: number,
): Promise<void> {
  await withTransaction(async (tx) => {
    const isFirst = (await comparedAt(tx, projectId, CONFERENCES)) === null;
    const judge = isFirst ? null : await judgeOf(tx, projectId, askedAt);
    const row = await tx
      .selectFrom("conferences")
      .select(["code", "title", "description", "deleted_at", "written_at"])
      .where("project_id", "=", projectId)
      .where("code", "=", code)
      .executeTakeFirst();
    if (row && row.written_at >= askedAt) return;
    const context = { projectId, askedAt, judge };
    const change = await mirrorConference(tx, context, row ?? null, told);
    if (!row) await countNewConferences(tx, projectId);
    if (change) await reportExternalChanges(tx, { projectId, noun: "conference" }, [change]);
  });
}

async function judgeOf(tx: Transaction<Database>, projectId: string, askedAt: number) {
  return unexplainedConferenceChanges(await readOwnWrites(tx, projectId, null), askedAt);
}

type Context = { projectId: string; askedAt: number; judge: Judge | null };
type Row = Told & { deleted_at: number | null };

/** Brings one row to what was told, where they differ; answers what was done to it outside Foyer. */
async function mirrorConference(
  tx: Transaction<Database>,
  { projectId, askedAt, judge }: Context,
  row: Row | null,
  told: Told | null,
): Promise<ExternalChange | null> {
  const code = told?.code ?? row?.code ?? "";
  const before: Values = row
    ? { title: row.title, description: row.description, present: row.deleted_at === null }
    : ABSENT;
  const after: Values = told
    ? { title: told.title, description: told.description, present: true }
    : ABSENT;
  const differs =
    before.present !== after.present ||
    (told !== null && (before.title !== told.title || before.description !== told.description));
  if (!differs) return null;
  const seen: Seen = { code, before, after };
  const fields = judge ? judge(seen) : [];
  const kind = changeKind(fields, after);
  const mark = kind && kind !== "removed" ? { outside: kind, outside_at: Date.now() } : {};
  if (row === null && told !== null) {
    const inserted = await tx
      .insertInto("conferences")
      .values({
        project_id: projectId,
        code,
        ...conferenceColumns(told),
        ...mark,
        first_seen_at: askedAt,
        written_at: 0,
      })
      .onConflict((conflict) => conflict.columns(["project_id", "code"]).doNothing())
      .executeTakeFirst();
    if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return null;
  } else {
    const written = await tx
      .updateTable("conferences")
      .set((eb) =>
        told
          ? { ...conferenceColumns(told), ...mark, deleted_at: null, version: eb("version", "+", 1) }
          : { deleted_at: askedAt },
      )
      .where("project_id", "=", projectId)
      .where("code", "=", code)
      .where("written_at", "<", askedAt)
      .executeTakeFirst();
    if (Number(written.numUpdatedRows) === 0) return null;
  }
  if (kind === null) return null;
  const subject = after.title ?? before.title ?? code;
  const shown = kind === "changed" ? fields : [];
  return { kind, code, subject, before: valuesOf(shown, before), after: valuesOf(shown, after) };
}
