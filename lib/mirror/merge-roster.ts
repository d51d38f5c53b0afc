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
import { beginMerge } from "./merge-order";
import { countParticipants, storedCount } from "./participant-count";
import {
  type Compared,
  type Difference,
  differences,
  type Known,
  valuesOfPerson,
} from "./roster-differences";
import { participantColumns } from "./participant-columns";
import { rosterKey } from "./roster-key";

/** Rows written before other requests get their turn. */
const CHUNK = 200;
const ABSENT = { present: false };

/**
 * Writes the differences between the roster and the mirror, and nothing else; then gives links
 * that wait for their participant to whom they belong. What none of our own writes accounts for was
 * done outside Foyer: it is marked and goes to the activity.
 */
export async function mergeRoster(
  projectId: string,
  conferenceCode: string,
  compared: Compared,
): Promise<void> {
  const { askedAt } = compared;
  const difference = await differences(projectId, conferenceCode, compared);
  await withTransaction(async (tx) => {
    const comparing = await beginMerge(tx, projectId, rosterKey(conferenceCode), askedAt);
    if (comparing === "late") return;
    const judge =
      comparing === "first"
        ? () => []
        : unexplainedParticipantChanges(await readOwnWrites(tx, projectId, conferenceCode), askedAt);
    const change = (seen: Seen): ExternalChange | null => {
      const fields = judge(seen);
      const kind = changeKind(fields, seen.after);
      if (kind === null) return null;
      const subject = seen.after.email ?? seen.before.email ?? seen.code;
      if (kind === "removed") return { kind, code: seen.code, subject };
      const shown = kind === "added" ? (["name", "moderator"] as const) : fields;
      const before = kind === "added" ? {} : valuesOf(shown, seen.before);
      return { kind, code: seen.code, subject, before, after: valuesOf(shown, seen.after) };
    };
    const context = { tx, projectId, conferenceCode, askedAt, change };
    const outside = [
      ...(await insert(context, difference.fresh)),
      ...(await update(context, difference.changed)),
      ...(await leave(context, difference.gone)),
    ];
    await assignLinks(tx, projectId, conferenceCode);
    const withAccess = compared.roster.filter(({ revoked }) => !revoked).length;
    // Counting 50,000 takes longer than all else here.
    if (movesAccess(difference) || (await storedCount(tx, projectId, conferenceCode)) !== withAccess)
      await countParticipants(tx, projectId, conferenceCode);
    await deleteShownWrites(tx, projectId, conferenceCode, askedAt);
    await reportExternalChanges(tx, { projectId, noun: "participant", conferenceCode }, outside);
  });
}

/** Whether anybody may have gained or lost access. */
const movesAccess = ({ fresh, changed, gone }: Difference): boolean =>
  fresh.length > 0 ||
  gone.length > 0 ||
  changed.some(
    ({ person, known: { values } }) => person.revoked !== values.revoked || !values.present,
  );

type Context = {
  tx: Transaction<Database>;
  projectId: string;
  conferenceCode: string;
  askedAt: number;
  change: (seen: Seen) => ExternalChange | null;
};

/** What marks a row that was changed outside Foyer. */
function mark(change: ExternalChange | null) {
  return change ? { outside: change.kind, outside_at: Date.now() } : {};
}

async function insert(context: Context, fresh: Participant[]): Promise<ExternalChange[]> {
  const { tx, projectId, conferenceCode, askedAt, change } = context;
  const outside: ExternalChange[] = [];
  for (let from = 0; from < fresh.length; from += CHUNK) {
    const seen = fresh.slice(from, from + CHUNK).map((person) => {
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
          first_seen_at: askedAt,
          written_at: 0,
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
  const { tx, projectId, conferenceCode, askedAt, change } = context;
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
        version: eb("version", "+", 1),
      }))
      .where("project_id", "=", projectId)
      .where("code", "=", person.code)
      .where("written_at", "<", askedAt)
      // Whoever wrote it since it was compared knows better; the next refresh looks again.
      .where("version", "=", known.version)
      .executeTakeFirst();
    if (done && Number(written.numUpdatedRows) === 1) outside.push(done);
    if (index % CHUNK === CHUNK - 1) await setImmediate();
  }
  return outside;
}

async function leave(context: Context, gone: Known[]): Promise<ExternalChange[]> {
  const { tx, projectId, askedAt, change } = context;
  const outside: ExternalChange[] = [];
  for (let from = 0; from < gone.length; from += CHUNK) {
    const part = gone.slice(from, from + CHUNK);
    const left = await tx
      .updateTable("participants")
      .set({ gone_at: askedAt })
      .where("project_id", "=", projectId)
      .where(
        "code",
        "in",
        part.map(({ code }) => code),
      )
      .where("written_at", "<", askedAt)
      .where("gone_at", "is", null)
      .returning("code")
      .execute();
    const codes = new Set(left.map(({ code }) => code));
    for (const { code, values } of part) {
      const done = codes.has(code) && change({ code, before: values, after: ABSENT });
      if (done) outside.push(done);
    }
    await setImmediate();
  }
  return outside;
}
