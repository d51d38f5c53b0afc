import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Kysely, Migrator, sql } from "kysely";
import { expect, it } from "vitest";
import { newId } from "@/lib/platform/ids";
import { participantColumns } from "@/lib/mirror/participant-columns";
import { migrations } from "@/lib/db/migrations/all";
import type { Database } from "./schema";
import { openSqlite } from "./sqlite";

it("assigns each project its own range, including existing people", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-migrate-"));
  const { dialect, release } = openSqlite(folder);
  const db = new Kysely<Database>({ dialect });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const projects = [newId(), newId(), newId()];
  const add = async (project: string, code: string) =>
    db
      .insertInto("participants")
      .values({
        project_id: project,
        code,
        conference_code: "room",
        ...participantColumns({
          code,
          name: "Edda",
          email: `${code}@ranges.example`,
          added: "",
          moderator: false,
          revoked: false,
        }),
        first_seen_at: 0,
        written_at: 0,
      })
      .execute();
  const found = async (project: number) => {
    const range = 2 ** 32;
    const { rows } = await sql<{ code: string }>`
      select e.code from search_index join search_entries e on e.id = search_index.rowid
      where text match '"  edda"' and e.id > ${project * range} and e.id < ${(project + 1) * range}
      order by e.id`.execute(db);
    return rows.map(({ code }) => code);
  };
  try {
    expect((await migrator.migrateTo("0009-refusals")).error).toBeUndefined();
    for (const round of ["a", "b"])
      for (const [number, project] of projects.slice(0, 2).entries())
        await add(project, `${round}${number}`);
    expect((await migrator.migrateToLatest()).error).toBeUndefined();
    for (const [number, project] of projects.entries()) await add(project, `c${number}`);
    expect([await found(0), await found(1), await found(2)]).toEqual([
      ["a0", "b0", "c0"],
      ["a1", "b1", "c1"],
      ["c2"],
    ]);
  } finally {
    await db.destroy();
    release();
    rmSync(folder, { recursive: true, force: true });
  }
});
