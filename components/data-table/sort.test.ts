import { describe, expect, test } from "vitest";
import { formatSort, nextSort, parseSort } from "./sort";

const BY_NAME = { by: "name", direction: "asc" } as const;

describe("sort in the URL", () => {
  test("is read and written the same way", () => {
    for (const text of ["name", "-added"])
      expect(formatSort(parseSort(text, ["name", "added"], BY_NAME))).toBe(text);
  });

  test("falls back if it names no sortable column", () => {
    expect(parseSort("secret", ["name"], BY_NAME)).toBe(BY_NAME);
    expect(parseSort(null, ["name"], BY_NAME)).toBe(BY_NAME);
  });
});

test("a second click on a heading reverses the order", () => {
  const added = { id: "added", header: "Added", descendingFirst: true };
  const first = nextSort(added, BY_NAME);
  expect(first).toEqual({ by: "added", direction: "desc" });
  expect(nextSort(added, first)).toEqual({ by: "added", direction: "asc" });
});
