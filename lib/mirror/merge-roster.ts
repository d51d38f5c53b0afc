import { setImmediate } from "node:timers/promises";
import type { Transaction } from "kysely";
import type { Participant } from "@/lib/boomstream/types";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import { assignLinks } from "@/lib/mirror/links/assign";
import {
  unexplainedParticipantChanges,
  type Difference,
} from "@/lib/mirror/external-changes/explain";
import { deleteShownWrites, readOwnWrites } from "@/lib/mirror/external-changes/own-writes";
import {
  type ExternalChange,
  changeKind,
  reportExternalChanges,
  valuesOf,
} from "@/lib/mirror/external-changes/report";
import { beginMerge } from "./begin-merge";
import type { RequestOrder } from "./request-order";
import { countParticipants, storedCount } from "./participant-count";
import {
  type Comparison,
  type RosterDifferences,
  differences,
  type Known,
  valuesOfPerson,
} from "./roster-differences";
import { participantColumns } from "./participant-columns";
import { rosterKey } from "@/lib/platform/live-topics";

/** Rows written before the event loop may run other work. */
const ROWS_PER_TURN = 200;
const ABSENT = { present: false };

/**
 * Writes the differences between a roster and the mirror, then assigns links to new participants. A difference
 * that no write of ours explains is an external change: it is marked and recorded in the activity.
 */
export async function mergeRoster(
  projectId: string,
  conferenceCode: string,
  comparison: Comparison,
): Promise<void> {
  const { request } = comparison;
  const found = await differences(projectId, conferenceCode, comparison);
  await withTransaction(async (tx) => {
    const merging = await beginMerge(tx, projectId, rosterKey(conferenceCode), request.order);
    if (merging === "late") return;
    const unexplained =
      merging === "first"
        ? () => []
        : unexplainedParticipantChanges(
            await readOwnWrites(tx, projectId, conferenceCode),
            request.at,
          );
    const change = (difference: Difference): ExternalChange | null => {
      const fields = unexplained(difference);
      const kind = changeKind(fields, difference.after);
      if (kind === null) return null;
      const subject = difference.after.email ?? difference.before.email ?? difference.code;
      if (kind === "removed") return { kind, code: difference.code, subject };
      const shown = kind === "added" ? (["name", "moderator"] as const) : fields;
      const before = kind === "added" ? {} : valuesOf(shown, difference.before);
      return {
        kind,
        code: difference.code,
        subject,
        before,
        after: valuesOf(shown, difference.after),
      };
    };
    const context = { tx, projectId, conferenceCode, request, change };
    const changes = [
      ...(await insert(context, found.added)),
      ...(await update(context, found.changed)),
      ...(await markGone(context, found.gone)),
    ];
    await assignLinks(tx, projectId, conferenceCode);
    const withAccess = comparison.roster.filter(({ revoked }) => !revoked).length;
    // Counting 50,000 rows would take longer than the rest of the merge.
    if (movesAccess(found) || (await storedCount(tx, projectId, conferenceCode)) !== withAccess)
      await countParticipants(tx, projectId, conferenceCode);
    await deleteShownWrites(tx, projectId, conferenceCode, request.at);
    await reportExternalChanges(tx, { projectId, noun: "participant", conferenceCode }, changes);
  });
}

/** Returns true if the number of people with access may have changed. */
const movesAccess = ({ added, changed, gone }: RosterDifferences): boolean =>
  added.length > 0 ||
  gone.length > 0 ||
  changed.some(
    ({ person, known: { values } }) => person.revoked !== values.revoked || !values.present,
  );

type Context = {
  tx: Transaction<Database>;
  projectId: string;
  conferenceCode: string;
  request: RequestOrder;
  change: (difference: Difference) => ExternalChange | null;
};

/** Returns the columns that mark an external change. */
function mark(change: ExternalChange | null) {
  return change ? { outside: change.kind, outside_at: Date.now() } : {};
}

async function insert(context: Context, added: Participant[]): Promise<ExternalChange[]> {
  const { tx, projectId, conferenceCode, request, change } = context;
  const changes: ExternalChange[] = [];
  for (let from = 0; from < added.length; from += ROWS_PER_TURN) {
    const difference = added.slice(from, from + ROWS_PER_TURN).map((person) => {
      const after = valuesOfPerson(person);
      return { person, change: change({ code: person.code, before: ABSENT, after }) };
    });
    const inserted = await tx
      .insertInto("participants")
      .values(
        difference.map(({ person, change: done }) => ({
          project_id: projectId,
          code: person.code,
          conference_code: conferenceCode,
          ...participantColumns(person),
          outside: done?.kind ?? null,
          outside_at: done ? Date.now() : null,
          first_seen_at: request.at,
          first_seen_order: request.order,
          written_at: 0,
          written_order: request.order,
        })),
      )
      .onConflict((conflict) => conflict.columns(["project_id", "code"]).doNothing())
      .returning("code")
      .execute();
    const codes = new Set(inserted.map(({ code }) => code));
    changes.push(
      ...difference.flatMap(({ person, change: done }) =>
        done && codes.has(person.code) ? done : [],
      ),
    );
    await setImmediate();
  }
  return changes;
}

async function update(
  context: Context,
  changed: RosterDifferences["changed"],
): Promise<ExternalChange[]> {
  const { tx, projectId, conferenceCode, request, change } = context;
  const changes: ExternalChange[] = [];
  for (const [index, { person, known }] of changed.entries()) {
    const done = change({ ...known, before: known.values, after: valuesOfPerson(person) });
    const written = await tx
      .updateTable("participants")
      .set((eb) => ({
        conference_code: conferenceCode,
        ...participantColumns(person),
        ...mark(done),
        gone_at: null,
        written_order: request.order,
        version: eb("version", "+", 1),
      }))
      .where("project_id", "=", projectId)
      .where("code", "=", person.code)
      .where("written_order", "<", request.order)
      // The row was written after the comparison, so the next refresh compares it again.
      .where("version", "=", known.version)
      .executeTakeFirst();
    if (done && Number(written.numUpdatedRows) === 1) changes.push(done);
    if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) await setImmediate();
  }
  return changes;
}

async function markGone(context: Context, gone: Known[]): Promise<ExternalChange[]> {
  const { tx, projectId, request, change } = context;
  const changes: ExternalChange[] = [];
  for (let from = 0; from < gone.length; from += ROWS_PER_TURN) {
    const chunk = gone.slice(from, from + ROWS_PER_TURN);
    const left = await tx
      .updateTable("participants")
      .set({ gone_at: request.at, written_order: request.order })
      .where("project_id", "=", projectId)
      .where(
        "code",
        "in",
        chunk.map(({ code }) => code),
      )
      .where("written_order", "<", request.order)
      .where("gone_at", "is", null)
      .returning("code")
      .execute();
    const codes = new Set(left.map(({ code }) => code));
    for (const { code, values } of chunk) {
      const done = codes.has(code) && change({ code, before: values, after: ABSENT });
      if (done) changes.push(done);
    }
    await setImmediate();
  }
  return changes;
}
