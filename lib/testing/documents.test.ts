import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const read = (file: string) => readFileSync(file, "utf8");
const readme = read("README.md");
const documents = execFileSync("git", ["ls-files", "*.md"], { encoding: "utf8" })
  .trim()
  .split("\n")
  .filter((file) => existsSync(file));

/** Returns the first cells of the table below a heading, as names in backticks. */
function namesBelow(heading: string): string[] {
  const section = readme.split(new RegExp(`^#+ ${heading}$`, "m"))[1]?.split(/^#+ /m)[0] ?? "";
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name = ""]) => name);
}

describe("README", () => {
  it("lists the settings that the code reads and .env.example explains", () => {
    const settings = namesBelow("Settings").toSorted();
    const example = [...read(".env.example").matchAll(/^#?([A-Z][A-Z_]+)=/gm)];
    const variables =
      read("lib/platform/env-variables.ts").split("const Variables")[1]?.split("});")[0] ?? "";
    const code = [...variables.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)];
    expect(code.map(([, name = ""]) => name).toSorted()).toEqual(settings);
    expect(example.map(([, name = ""]) => name).toSorted()).toEqual(settings);
  });

  it("lists every npm script, and no other", () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read("package.json"));
    const commands = Object.keys(scripts).map((name) =>
      name === "start" || name === "test" ? `npm ${name}` : `npm run ${name}`,
    );
    expect(namesBelow("Commands").toSorted()).toEqual(commands.toSorted());
  });

  it("quotes the greeting and the messages of the code", () => {
    const code = [
      read("lib/server/boot.ts"),
      read("scripts/serve.mjs"),
      read("lib/db/lock.ts"),
      read("lib/db/migrate.ts"),
      read("scripts/memory.mjs"),
      read("scripts/running.mjs"),
    ];
    const quoted = [...readme.matchAll(/^\| "([^"]+)"/gm)].map(([, text = ""]) => text);
    const sample = [
      "is ready:",
      "shown only once, save it now",
      "local sandbox (BOOMSTREAM_API_KEY is not set)",
    ];
    for (const text of [...quoted, ...sample]) {
      expect(
        code.some((source) => source.includes(text)),
        text,
      ).toBe(true);
    }
    for (const text of sample) expect(readme).toContain(text);
  });

  it("shows the version of package.json", () => {
    const { version }: { version: string } = JSON.parse(read("package.json"));
    expect(readme).toContain(`Foyer ${version} is ready`);
    expect(read("CHANGELOG.md")).toContain(`## [${version}]`);
  });
});

it.each(documents)("every link in %s points to a file", (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)];
  for (const [, link = ""] of links) {
    expect(existsSync(path.join(path.dirname(file), link)), link).toBe(true);
  }
});

it.each(documents)("every file that %s names exists", (file) => {
  const named = [
    ...read(file).matchAll(/`((?:app|components|lib|docs|e2e|scripts|bench)\/[\w/.-]+\.\w+)`/g),
  ];
  for (const [, name = ""] of named) expect(existsSync(name), name).toBe(true);
});

it("AGENTS.md lists every folder of lib, and no other", () => {
  const agents = read("AGENTS.md");
  const layers = [...agents.matchAll(/^\| `lib\/([\w-]+)\/`/gm)].map(([, name = ""]) => name);
  const table = agents.split("| features")[1]?.split("\n\n")[0] ?? "";
  const rows = [...table.matchAll(/^\| (`[^|]+`) +\|/gm)].map(([, names = ""]) => names);
  const features = rows.flatMap((names) =>
    names.split(", ").map((name) => name.replaceAll("`", "")),
  );
  expect([...layers, ...features, "testing"].toSorted()).toEqual(readdirSync("lib").toSorted());
});

it("the list of decisions has every decision, with its title, date and status", () => {
  const folder = "docs/decisions";
  const index = read(`${folder}/README.md`);
  const files = documents.filter((file) => /decisions\/\d{4}-/.test(file));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const [, title = ""] = /^# \d{4} (.+)$/m.exec(read(file)) ?? [];
    expect(index, file).toContain(`(${path.basename(file)})`);
    expect(index, file).toContain(title);
    expect(read(file), file).toMatch(/^- Date: \d{4}-\d\d-\d\d.*\n- Status: \w+/m);
  }
});
