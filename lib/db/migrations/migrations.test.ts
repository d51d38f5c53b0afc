import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { migrations } from "./all";

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));
/** Modules that a migration may use: none of them changes with Foyer's own code. */
const FIXED = /^(kysely|node:[a-z_]+|\.\/columns)$/;

it("runs every migration in the folder, in the order of the names", () => {
  const names = files.map((name) => name.replace(/\.ts$/, "")).toSorted();
  expect(Object.keys(migrations)).toEqual(names);
});

it.each([...files, "columns.ts"])("%s imports nothing that can change", (name) => {
  const text = readFileSync(path.join(folder, name), "utf8");
  const imported = [...text.matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    ([, from]) => from,
  );
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((from) => !FIXED.test(from ?? ""))).toEqual([]);
});
