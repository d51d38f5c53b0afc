import { sql } from "kysely";
import { expect, inject, it } from "vitest";
import { db } from "./db";
import { asyncCommit } from "./transaction";

const postgres = inject("postgresServer") !== null;

/** Returns the engine's setting for waiting for the disk at a commit. */
async function setting(connection = db()): Promise<unknown> {
  const query = postgres ? sql`show synchronous_commit` : sql`pragma synchronous`;
  return Object.values((await query.execute(connection)).rows[0] ?? {})[0];
}

it("skips fsync only during the call, also when the write fails", async () => {
  const usual = postgres ? await setting() : 2;
  expect(await setting()).toBe(usual);
  expect(await asyncCommit(setting)).toBe(postgres ? "off" : 1);
  expect(await setting()).toBe(usual);
  const failing = asyncCommit(() => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await setting()).toBe(usual);
});
