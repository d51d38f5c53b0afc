import { sql } from "kysely";
import { expect, it } from "vitest";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { env } from "@/lib/platform/env";
import { closeDatabase, db, openDatabase } from "./db";

const reopen = async () => {
  await closeDatabase();
  await openDatabase();
};

it("stores the version that opened the data", async () => {
  const { rows } = await sql<{ version: string }>`select version from app_version`.execute(db());
  expect(rows).toEqual([{ version: env().version }]);
});

it("opens data of another version with the same migrations", async () => {
  await sql`update app_version set version = '9.8.7'`.execute(db());
  await reopen();
  const { rows } = await sql<{ version: string }>`select version from app_version`.execute(db());
  expect(rows).toEqual([{ version: env().version }]);
});

it("refuses data with a migration that it doesn't know, and names the version that wrote it", async () => {
  const name = "9999-from-the-future";
  await sql`update app_version set version = '9.8.7'`.execute(db());
  await sql`insert into kysely_migration (name, timestamp) values (${name}, '2099-01-01')`.execute(
    db(),
  );
  await closeDatabase();
  const refused = openDatabase();
  await expect(refused).rejects.toThrow(
    `This data was written by Foyer 9.8.7; this is Foyer ${env().version}`,
  );
  await expect(refused).rejects.toBeInstanceOf(ConfigurationError);
});
