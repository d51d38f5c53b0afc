import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Every `file.test.ts` › title that docs/security.md calls its witness. */
const named = [
  ...readFileSync("docs/security.md", "utf8").matchAll(
    /`([\w./-]+\.(?:test|spec)\.ts)`(?: › ([^|\n]*[^|\n ]))?/g,
  ),
].map(([, file = "", title = ""]) => ({ file, title }));

it("names its witnesses", () => expect(named.length).toBeGreaterThan(40));

it.each(named)("$file › $title is there", ({ file, title }) => {
  expect(existsSync(file), file).toBe(true);
  const sources = [file, ...helpersOf(file)].map((one) => readFileSync(one, "utf8"));
  expect(sources.some((source) => source.includes(title))).toBe(true);
});

/** A journey may take its tests from e2e/support, where two files share them. */
function helpersOf(file: string): string[] {
  const imports = readFileSync(file, "utf8").matchAll(/from "\.\/(support\/[\w-]+)"/g);
  return [...imports].map(([, helper = ""]) => `e2e/${helper}.ts`);
}
