import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { copySqlite } from "./copy-sqlite";

it("does not make an empty backup of a missing database", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-copy-"));
  const [from, to] = [path.join(folder, "foyer.db"), path.join(folder, "copy.db")];
  await expect(copySqlite(from, to)).rejects.toThrow(/ConnectionFailed/);
  expect(readdirSync(folder)).toEqual([]);
});
