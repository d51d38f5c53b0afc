import { expect, it } from "vitest";
import { problemsIn } from "../../scripts/lint-layers.mjs";

const problems = (files: Record<string, string>) => problemsIn(new Map(Object.entries(files)));

it("accepts imports that point down", () => {
  expect(
    problems({
      "app/page.tsx": 'import { Screen } from "@/components/people/screen";',
      "components/people/screen.tsx": 'import type { Person } from "@/lib/people/types";',
      "lib/people/types.ts": 'import type { Row } from "../mirror/row";',
      "lib/mirror/row.ts": "export type Row = string;",
    }),
  ).toEqual([]);
});

it("refuses an import that points up, even of a type", () => {
  const files = {
    "lib/mirror/row.ts": 'import type { Person } from "@/lib/people/types";',
    "lib/people/types.ts": "export type Person = string;",
  };
  expect(problems(files)).toEqual(["upward import: lib/mirror/row.ts → lib/people/types.ts"]);
});

it("refuses a cycle of files and one of folders", () => {
  const files = {
    "lib/people/a.ts": 'import "./b"; import "@/lib/staff/c";',
    "lib/people/b.ts": 'import "./a";',
    "lib/people/d.ts": "",
    "lib/staff/c.ts": 'const later = () => import("@/lib/people/d");',
  };
  expect(problems(files)).toEqual([
    "cycle of files: lib/people/a.ts, lib/people/b.ts",
    "cycle of folders: lib/people, lib/staff",
  ]);
});
