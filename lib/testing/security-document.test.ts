import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Every `file.test.ts` › title that docs/security.md cites. */
const named = [
  ...readFileSync("docs/security.md", "utf8").matchAll(
    /`([\w./-]+\.(?:test|spec)\.ts)`(?: › ([^|\n]*[^|\n ]))?/g,
  ),
].map(([, file = "", title = ""]) => ({ file, title }));

it("cites tests", () => expect(named.length).toBeGreaterThan(40));

it.each(named)("$file › $title exists", ({ file, title }) => {
  expect(existsSync(file), file).toBe(true);
  const sources = [file, ...helpersOf(file)].map((one) => readFileSync(one, "utf8"));
  expect(sources.some((source) => source.includes(title))).toBe(true);
});

/** Tests of two files may be in e2e/support. */
function helpersOf(file: string): string[] {
  const imports = readFileSync(file, "utf8").matchAll(/from "\.\/(support\/[\w-]+)"/g);
  return [...imports].map(([, helper = ""]) => `e2e/${helper}.ts`);
}
