import type { Transaction } from "kysely";
import type { Conference } from "@/lib/boomstream/types";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import {
  unexplainedConferenceChanges,
  type Difference,
} from "@/lib/mirror/external-changes/explain";
import { deleteShownWrites, readOwnWrites } from "@/lib/mirror/external-changes/own-writes";
import {
  type ExternalChange,
  changeKind,
  reportExternalChanges,
  valuesOf,
} from "@/lib/mirror/external-changes/report";
import type { Values } from "@/lib/connection/write-values";
import { countNewConferences } from "./participant-count";
import { beginMerge, wasCompared } from "./begin-merge";
import type { RequestOrder } from "./request-order";
import { CONFERENCES } from "@/lib/platform/live-topics";
import { conferenceColumns } from "./conference-columns";

type Listed = Pick<Conference, "code" | "title" | "description">;
type Unexplained = ReturnType<typeof unexplainedConferenceChanges>;
const ABSENT = { present: false };

/**
 * Writes the differences between `conference/list` and the mirror. Skips rows that our own write
 * changed after the list was requested. A difference that no write of ours explains is an external
 * change: it is marked and recorded in the activity.
 */
export async function mergeConferences(
  projectId: string,
  list: Conference[],
  request: RequestOrder,
): Promise<void> {
  await withTransaction(async (tx) => {
    const merging = await beginMerge(tx, projectId, CONFERENCES, request.order);
    if (merging === "late") return;
    const unexplained = merging === "first" ? null : await unexplainedBy(tx, projectId, request.at);
    const known = await tx
      .selectFrom("conferences")
      .select(["code", "title", "description", "deleted_at", "written_order"])
      .where("project_id", "=", projectId)
      .execute();
    const listed = new Map(list.map((conference) => [conference.code, conference]));
    const found: (ExternalChange | null)[] = [];
    for (const row of known) {
      const conference = listed.get(row.code) ?? null;
      listed.delete(row.code);
      if (row.written_order >= request.order) continue;
      found.push(await mirrorConference(tx, { projectId, request, unexplained }, row, conference));
    }
    for (const conference of listed.values()) {
      const fresh = await mirrorConference(
        tx,
        { projectId, request, unexplained },
        null,
        conference,
      );
      found.push(fresh);
    }
    if (listed.size > 0) await countNewConferences(tx, projectId);
    await deleteShownWrites(tx, projectId, null, request.at);
    const changes = found.flatMap((change) => change ?? []);
    await reportExternalChanges(tx, { projectId, noun: "conference" }, changes);
  });
}

/** Merges one conference from `conference/info`; `null`: it was not found. */
export async function mergeConference(
  projectId: string,
  code: string,
  listed: Listed | null,
  request: RequestOrder,
): Promise<void> {
  await withTransaction(async (tx) => {
    const isFirst = !(await wasCompared(tx, projectId, CONFERENCES));
    const unexplained = isFirst ? null : await unexplainedBy(tx, projectId, request.at);
    const row = await tx
      .selectFrom("conferences")
      .select(["code", "title", "description", "deleted_at", "written_order"])
      .where("project_id", "=", projectId)
      .where("code", "=", code)
      .executeTakeFirst();
    if (row && row.written_order >= request.order) return;
    const context = { projectId, request, unexplained };
    const change = await mirrorConference(tx, context, row ?? null, listed);
    if (!row) await countNewConferences(tx, projectId);
    if (change) await reportExternalChanges(tx, { projectId, noun: "conference" }, [change]);
  });
}

async function unexplainedBy(tx: Transaction<Database>, projectId: string, requestedAt: number) {
  return unexplainedConferenceChanges(await readOwnWrites(tx, projectId, null), requestedAt);
}

type Context = { projectId: string; request: RequestOrder; unexplained: Unexplained | null };
type Row = Listed & { deleted_at: number | null };

/** Updates one row if it differs. Returns the external change, if any. */
async function mirrorConference(
  tx: Transaction<Database>,
  { projectId, request, unexplained }: Context,
  row: Row | null,
  listed: Listed | null,
): Promise<ExternalChange | null> {
  const code = listed?.code ?? row?.code ?? "";
  const before: Values = row
    ? { title: row.title, description: row.description, present: row.deleted_at === null }
    : ABSENT;
  const after: Values = listed
    ? { title: listed.title, description: listed.description, present: true }
    : ABSENT;
  const differs =
    before.present !== after.present ||
    (listed !== null &&
      (before.title !== listed.title || before.description !== listed.description));
  if (!differs) return null;
  const difference: Difference = { code, before, after };
  const fields = unexplained ? unexplained(difference) : [];
  const kind = changeKind(fields, after);
  const mark = kind && kind !== "removed" ? { outside: kind, outside_at: Date.now() } : {};
  if (row === null && listed !== null) {
    const inserted = await tx
      .insertInto("conferences")
      .values({
        project_id: projectId,
        code,
        ...conferenceColumns(listed),
        ...mark,
        first_seen_at: request.at,
        written_at: 0,
        written_order: request.order,
      })
      .onConflict((conflict) => conflict.columns(["project_id", "code"]).doNothing())
      .executeTakeFirst();
    if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return null;
  } else {
    const written = await tx
      .updateTable("conferences")
      .set((eb) =>
        listed
          ? {
              ...conferenceColumns(listed),
              ...mark,
              deleted_at: null,
              written_order: request.order,
              version: eb("version", "+", 1),
            }
          : { deleted_at: request.at, written_order: request.order },
      )
      .where("project_id", "=", projectId)
      .where("code", "=", code)
      .where("written_order", "<", request.order)
      .executeTakeFirst();
    if (Number(written.numUpdatedRows) === 0) return null;
  }
  if (kind === null) return null;
  const subject = after.title ?? before.title ?? code;
  const shown = kind === "changed" ? fields : [];
  return { kind, code, subject, before: valuesOf(shown, before), after: valuesOf(shown, after) };
}
