import { sql } from "kysely";
import { expect, inject, it } from "vitest";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { firstProject } from "@/lib/testing/project";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { deleteExpired } from "./retention";

useBoomstream();

const DAY = 86_400_000;

const codes = async (conference: string) =>
  db()
    .selectFrom("participants")
    .select("code")
    .where("conference_code", "=", conference)
    .execute();

async function conference(deletedAt: number | null): Promise<string> {
  const { id } = await firstProject();
  const code = newId();
  const texts = { title: "T", title_key: "t", description: "", search: "t" };
  await db()
    .insertInto("conferences")
    .values({
      project_id: id,
      code,
      ...texts,
      first_seen_at: 0,
      written_at: 0,
      deleted_at: deletedAt,
    })
    .execute();
  const people = Array.from({ length: 1_100 }, (_, index) => ({
    project_id: id,
    conference_code: code,
    code: `${code}-${index}`,
    email: "a@people.example",
    email_key: "a@people.example",
    name: "A",
    name_key: "a",
    moderator: 0 as const,
    added: "",
    revoked: 0 as const,
    search: "a",
    first_seen_at: 0,
    written_at: 0,
  }));
  for (let first = 0; first < people.length; first += 100) {
    await db()
      .insertInto("participants")
      .values(people.slice(first, first + 100))
      .execute();
  }
  return code;
}

it("deletes the roster of a conference that was deleted long ago, and no other", async () => {
  const now = Date.now();
  const [old, recent, open] = [
    await conference(now - 91 * DAY),
    await conference(now - 89 * DAY),
    await conference(null),
  ];
  expect(await deleteExpired()).toBeGreaterThanOrEqual(1_100);
  expect(await codes(old)).toEqual([]);
  expect(await codes(recent)).toHaveLength(1_100);
  expect(await codes(open)).toHaveLength(1_100);
});

/** The activity stays; invitations and imports have separate settings. */
const KEPT_TABLES = ["activity", "imports", "invitations"];

/** The tables that name a conference, and their columns that need a value. */
async function tablesOfConferences() {
  const tables = await db().introspection.getTables();
  return tables
    .filter(({ columns }) => columns.some(({ name }) => name === "conference_code"))
    .map(({ name, columns }) => ({ name, columns: columns.filter((column) => !column.isNullable) }))
    .filter(({ name }) => !KEPT_TABLES.includes(name));
}

it("leaves no row of a conference that was deleted long ago in any other table", async () => {
  const { id } = await firstProject();
  const old = await conference(Date.now() - 91 * DAY);
  const tables = await tablesOfConferences();
  expect(tables.length).toBeGreaterThan(8);
  const count = async (name: string) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}
      where project_id = ${id} and conference_code = ${old}`.execute(db());
    return Number(rows[0]?.n);
  };
  for (const { name, columns } of tables) {
    const required = columns.filter((column) => !column.hasDefaultValue);
    const values: [string, string | number][] = [
      ...required.map(({ name: column, dataType }): [string, string | number] => [
        column,
        /^(text|varchar)/.test(dataType) ? newId() : 1,
      ]),
      ["project_id", id],
      ["conference_code", old],
    ];
    const row = Object.entries(Object.fromEntries(values));
    await sql`insert into ${sql.table(name)} (${sql.join(row.map(([column]) => sql.ref(column)))})
      values (${sql.join(row.map(([, value]) => value))})`.execute(db());
    expect(await count(name), name).toBeGreaterThan(0);
  }
  await deleteExpired();
  for (const { name } of tables) expect(await count(name), name).toBe(0);
  if (inject("postgresServer") !== null) return;
  const found = sql`select code from search_entries where code like ${`${old}-%`}`;
  expect((await found.execute(db())).rows).toEqual([]);
});

it("deletes sessions that ended long ago, and no invitation by default", async () => {
  const staff = await makeStaff("support");
  const [ended, live] = [await signInAs(staff), await signInAs(staff)];
  await db()
    .updateTable("sessions")
    .set({ ended_at: Date.now() - 31 * DAY })
    .where("id", "=", ended ?? "")
    .execute();
  await db()
    .insertInto("invitations")
    .values({
      id: newId(),
      project_id: (await firstProject()).id,
      conference_code: "c",
      kind: "invite",
      email: "old@people.example",
      email_key: "old@people.example",
      name: "",
      moderator: 0,
      notify: 0,
      state: "sent",
      staff_id: staff.id,
      created_at: 1,
      ended_at: 1,
    })
    .execute();
  await deleteExpired();
  const sessions = await db()
    .selectFrom("sessions")
    .select("id")
    .where("staff_id", "=", staff.id)
    .execute();
  expect(sessions).toEqual([{ id: live }]);
  const kept = await db().selectFrom("invitations").select("email").execute();
  expect(kept).toEqual([{ email: "old@people.example" }]);
});
