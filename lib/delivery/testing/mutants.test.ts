import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { MAIL_MUTANTS } from "@/lib/mail/testing/simulation/mutants";
import { MUTANTS } from "./simulation/mutants";

const EDITS = [...MUTANTS, ...MAIL_MUTANTS].flatMap(({ name, edits }) =>
  edits.map((edit) => ({ name, ...edit })),
);

// A mutant without effect would look like one that the simulation found.
it.each(EDITS)("the mutant “$name” still matches the code of $file", ({ file, from }) => {
  expect(readFileSync(file, "utf8")).toContain(from);
});
