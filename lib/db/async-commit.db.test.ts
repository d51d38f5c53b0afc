import { sql } from "kysely";
import { expect, inject, it } from "vitest";
import { db } from "./db";
import { relaxed } from "./async-commit";

const postgres = inject("postgresServer") !== null;

/** Whether a commit waits for the disk, in each engine's own words. */
async function waiting(connection = db()): Promise<unknown> {
  const asked = postgres ? sql`show synchronous_commit` : sql`pragma synchronous`;
  return Object.values((await asked.execute(connection)).rows[0] ?? {})[0];
}

it("spares waiting for the disk just while it lasts, however it ends", async () => {
  const usual = postgres ? await waiting() : 2;
  expect(await waiting()).toBe(usual);
  expect(await relaxed(waiting)).toBe(postgres ? "off" : 1);
  expect(await waiting()).toBe(usual);
  const failing = relaxed(() => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await waiting()).toBe(usual);
});
