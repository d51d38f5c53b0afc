import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { pluralize } from "./pluralize";

const SCRIPTS = path.resolve(import.meta.dirname, "../../scripts");

it("counts in English", () => {
  expect(pluralize(0, "entry", "entries")).toBe("0 entries");
  expect(pluralize(1, "entry", "entries")).toBe("1 entry");
  expect(pluralize(20, "value")).toBe("20 values");
});

it("no command writes a number before a fixed plural", () => {
  const commands = readdirSync(SCRIPTS).filter((name) => name.endsWith(".ts"));
  expect(commands).toContain("verify-activity.ts");
  const plurals =
    /\$\{[^}]+\} (activity )?(entries|rows|values|checkpoints|seeds|screens|untruths)\b/;
  const wrong = commands.filter((name) =>
    plurals.test(readFileSync(path.join(SCRIPTS, name), "utf8")),
  );
  expect(wrong).toEqual([]);
});
