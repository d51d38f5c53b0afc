import { setImmediate } from "node:timers/promises";
import type { Transaction } from "kysely";
import type { Participant } from "@/lib/boomstream/types";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import { assignLinks } from "@/lib/mirror/links/assign";
import { unexplainedParticipantChanges, type Seen } from "@/lib/mirror/external-changes/explain";
import { deleteShownWrites, readOwnWrites } from "@/lib/mirror/external-changes/own-writes";
import {
  type ExternalChange,
  changeKind,
  reportExternalChanges,
  valuesOf,
} from "@/lib/mirror/external-changes/report";
import { beginMerge } from "./begin-merge";
import type { Asked } from "./request-order";
import { countParticipants, storedCount } from "./participant-count";
import {
  type Compared,
  type Difference,
  differences,
  type Known,
  valuesOfPerson,
} from "./roster-differences";
import { participantColumns } from "./participant-columns";
import { rosterKey } from "@/lib/platform/live-topics";

/** Rows written before the event loop may run other work. */
const CHUNK = 200;
const ABSENT = { present: false };

/**
 * Writes the differences between a roster and the mirror, then assigns links to new participants. A difference
 * that no write of ours explains is an external change: it is marked and recorded in the activity.
 */
export async function mergeRoster(
  projectId: string,
  conferenceCode: string,
  compared: Compared,
): Promise<void> {
  const { asked } = compared;
  const difference = await differences(projectId, conferenceCode, compared);
  await withTransaction(async (tx) => {
    const merging = await beginMerge(tx, projectId, rosterKey(conferenceCode), asked.order);
    if (merging === "late") return;
    const unexplained =
      merging === "first"
        ? () => []
        : unexplainedParticipantChanges(
            await readOwnWrites(tx, projectId, conferenceCode),
            asked.at,
          );
    const change = (seen: Seen): ExternalChange | null => {
      const fields = unexplained(seen);
      const kind = changeKind(fields, seen.after);
      if (kind === null) return null;
      const subject = seen.after.email ?? seen.before.email ?? seen.code;
      if (kind === "removed") return { kind, code: seen.code, subject };
      const shown = kind === "added" ? (["name", "moderator"] as const) : fields;
      const before = kind === "added" ? {} : valuesOf(shown, seen.before);
      return { kind, code: seen.code, subject, before, after: valuesOf(shown, seen.after) };
    };
    const context = { tx, projectId, conferenceCode, asked, change };
    const outside = [
      ...(await insert(context, difference.added)),
      ...(await update(context, difference.changed)),
      ...(await markGone(context, difference.gone)),
    ];
    await assignLinks(tx, projectId, conferenceCode);
    const withAccess = compared.roster.filter(({ revoked }) => !revoked).length;
    // Counting 50,000 rows would take longer than the rest of the merge.
    if (
      movesAccess(difference) ||
      (await storedCount(tx, projectId, conferenceCode)) !== withAccess
    )
      await countParticipants(tx, projectId, conferenceCode);
    await deleteShownWrites(tx, projectId, conferenceCode, asked.at);
    await reportExternalChanges(tx, { projectId, noun: "participant", conferenceCode }, outside);
  });
}

/** Returns whether the number of people with access may have changed. */
const movesAccess = ({ added, changed, gone }: Difference): boolean =>
  added.length > 0 ||
  gone.length > 0 ||
  changed.some(
    ({ person, known: { values } }) => person.revoked !== values.revoked || !values.present,
  );

type Context = {
  tx: Transaction<Database>;
  projectId: string;
  conferenceCode: string;
  asked: Asked;
  change: (seen: Seen) => ExternalChange | null;
};

/** Returns the columns that mark an external change. */
function mark(change: ExternalChange | null) {
  return change ? { outside: change.kind, outside_at: Date.now() } : {};
}

async function insert(context: Context, added: Participant[]): Promise<ExternalChange[]> {
  const { tx, projectId, conferenceCode, asked, change } = context;
  const outside: ExternalChange[] = [];
  for (let from = 0; from < added.length; from += CHUNK) {
    const seen = added.slice(from, from + CHUNK).map((person) => {
      const after = valuesOfPerson(person);
      return { person, change: change({ code: person.code, before: ABSENT, after }) };
    });
    const inserted = await tx
      .insertInto("participants")
      .values(
        seen.map(({ person, change: done }) => ({
          project_id: projectId,
          code: person.code,
          conference_code: conferenceCode,
          ...participantColumns(person),
          outside: done?.kind ?? null,
          outside_at: done ? Date.now() : null,
          first_seen_at: asked.at,
          first_seen_order: asked.order,
          written_at: 0,
          written_order: asked.order,
        })),
      )
      .onConflict((conflict) => conflict.columns(["project_id", "code"]).doNothing())
      .returning("code")
      .execute();
    const codes = new Set(inserted.map(({ code }) => code));
    outside.push(
      ...seen.flatMap(({ person, change: done }) => (done && codes.has(person.code) ? done : [])),
    );
    await setImmediate();
  }
  return outside;
}

async function update(context: Context, changed: Difference["changed"]): Promise<ExternalChange[]> {
  const { tx, projectId, conferenceCode, asked, change } = context;
  const outside: ExternalChange[] = [];
  for (const [index, { person, known }] of changed.entries()) {
    const done = change({ ...known, before: known.values, after: valuesOfPerson(person) });
    const written = await tx
      .updateTable("participants")
      .set((eb) => ({
        conference_code: conferenceCode,
        ...participantColumns(person),
        ...mark(done),
        gone_at: null,
        written_order: asked.order,
        version: eb("version", "+", 1),
      }))
      .where("project_id", "=", projectId)
      .where("code", "=", person.code)
      .where("written_order", "<", asked.order)
      // Written since the comparison: the next refresh compares again.
      .where("version", "=", known.version)
      .executeTakeFirst();
    if (done && Number(written.numUpdatedRows) === 1) outside.push(done);
    if (index % CHUNK === CHUNK - 1) await setImmediate();
  }
  return outside;
}

async function markGone(context: Context, gone: Known[]): Promise<ExternalChange[]> {
  const { tx, projectId, asked, change } = context;
  const outside: ExternalChange[] = [];
  for (let from = 0; from < gone.length; from += CHUNK) {
    const chunk = gone.slice(from, from + CHUNK);
    const left = await tx
      .updateTable("participants")
      .set({ gone_at: asked.at, written_order: asked.order })
      .where("project_id", "=", projectId)
      .where(
        "code",
        "in",
        chunk.map(({ code }) => code),
      )
      .where("written_order", "<", asked.order)
      .where("gone_at", "is", null)
      .returning("code")
      .execute();
    const codes = new Set(left.map(({ code }) => code));
    for (const { code, values } of chunk) {
      const done = codes.has(code) && change({ code, before: values, after: ABSENT });
      if (done) outside.push(done);
    }
    await setImmediate();
  }
  return outside;
}
