import { sql } from "kysely";
import { db } from "../../lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { newId } from "../../lib/platform/ids";
import { participantColumns } from "../../lib/mirror/participant-columns";
import { people } from "../../lib/sandbox/samples";

/** People per conference. */
const EACH = 5_000;
const CHUNK = 500;
const COPIED = [
  "project_id",
  "code",
  "conference_code",
  "email",
  "email_key",
  "name",
  "name_key",
  "moderator",
  "added",
  "revoked",
  "search",
  "first_seen_at",
  "written_at",
] as const;
/** The fields that distinguish two people. */
const CHANGED = new Set<string>(["code", "email", "email_key", "search"]);

const two = (number: number) => String(number).padStart(2, "0");
const conferenceOf = (number: number) => `bench-${two(number)}`;
const codeOf = (number: number, at: number) => `c${two(number)}${String(at).padStart(5, "0")}`;

export type ManyPeople = {
  projectId: string;
  /** Adds conferences of 5,000 until there are this many people, 500,000 at most. */
  grow: (count: number) => Promise<void>;
  /** Returns this many participant codes. */
  codes: (count: number) => string[];
};

/**
 * Inserts people into the mirror's tables as `participantColumns` writes them; the database fills
 * the search index. The first conference is inserted, the others are copied inside the database
 * with other digits in code and address.
 */
export async function manyPeople(): Promise<ManyPeople> {
  const projectId = newId();
  await db()
    .insertInto("projects")
    .values({ id: projectId, name: "Bench", kind: "environment", created_at: Date.now() })
    .execute();
  let conferences = 0;
  return {
    projectId,
    async grow(count) {
      for (; conferences * EACH < count; conferences += 1) {
        await addConference(projectId, conferences);
        await (conferences === 0 ? addPeople(projectId) : copyPeople(projectId, conferences));
      }
    },
    codes: (count) =>
      Array.from({ length: count }, (_, at) => codeOf((at * 7) % conferences, (at * 7_919) % EACH)),
  };
}

async function addConference(projectId: string, number: number): Promise<void> {
  const code = conferenceOf(number);
  await db()
    .insertInto("conferences")
    .values({
      project_id: projectId,
      code,
      title: code,
      title_key: code,
      description: "",
      folder_code: null,
      details: null,
      search: code,
      participant_count: EACH,
      first_seen_at: Date.now(),
      written_at: 0,
      deleted_at: null,
    })
    .execute();
}

async function addPeople(projectId: string): Promise<void> {
  const rows = people(conferenceOf(0), EACH, (at) => codeOf(0, at)).map(
    ({ code = "", name, email, added, moderator }) => ({
      project_id: projectId,
      code,
      conference_code: conferenceOf(0),
      ...participantColumns({
        code,
        name,
        email: email.replace("person", "person00"),
        added,
        moderator: moderator === "yes",
        revoked: false,
      }),
      first_seen_at: Date.now(),
      written_at: 0,
    }),
  );
  await withTransaction(async (tx) => {
    for (let from = 0; from < rows.length; from += CHUNK)
      await tx
        .insertInto("participants")
        .values(rows.slice(from, from + CHUNK))
        .execute();
  });
}

async function copyPeople(projectId: string, number: number): Promise<void> {
  const other = (column: string) =>
    sql<string>`replace(replace(${sql.ref(column)}, 'c00', ${`c${two(number)}`}), 'person00', ${`person${two(number)}`})`;
  await db()
    .insertInto("participants")
    .columns(COPIED)
    .expression((eb) =>
      eb
        .selectFrom("participants")
        .select(
          COPIED.map((column) =>
            column === "conference_code"
              ? sql<string>`${conferenceOf(number)}`.as(column)
              : CHANGED.has(column)
                ? other(column).as(column)
                : sql.ref(column).as(column),
          ),
        )
        .where("project_id", "=", projectId)
        .where("conference_code", "=", conferenceOf(0)),
    )
    .execute();
}
