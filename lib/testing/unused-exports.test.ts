import { expect, it } from "vitest";
import { unusedIn } from "../../scripts/lint-exports.mjs";

const problems = (files: Record<string, string>) => unusedIn(new Map(Object.entries(files)));

it("accepts entry points, and files and exports that others use", () => {
  expect(
    problems({
      "app/page.tsx":
        'import { Screen } from "@/components/people/screen";\nexport default Screen;',
      "components/people/screen.tsx": "export function Screen() {}",
    }),
  ).toEqual([]);
});

it("finds a file that nothing imports and an export that only its own file uses", () => {
  expect(
    problems({
      "app/page.tsx": 'import { Screen } from "@/components/people/screen";',
      "components/people/screen.tsx": "export const Screen = 1;\nexport type Size = number;",
      "components/people/panel.tsx": 'import { Screen } from "./screen";',
    }),
  ).toEqual([
    "unused export: Size in components/people/screen.tsx",
    "unused file: components/people/panel.tsx",
  ]);
});
