import { expect, it } from "vitest";
import { mergeEdits, resolveConflicts } from "./merge-edits";

const loaded = { title: "Old", description: "Text", folder: "" };

it("uses the value of the only side that changed a field", () => {
  const mine = { ...loaded, title: "Mine" };
  const now = { ...loaded, description: "Theirs" };
  expect(mergeEdits(loaded, mine, now)).toEqual({ change: { title: "Mine" }, differing: [] });
});

it("returns fields that both sides changed differently as conflicts", () => {
  const mine = { title: "Mine", description: "Same", folder: "" };
  const now = { title: "Theirs", description: "Same", folder: "abc" };
  expect(mergeEdits(loaded, mine, now)).toEqual({ change: {}, differing: ["title"] });
});

it("ignores trimmed white space", () => {
  const spaced = { ...loaded, title: "Old " };
  const now = { ...loaded, title: "Theirs" };
  expect(mergeEdits(spaced, loaded, now)).toEqual({ change: {}, differing: [] });
});

it("keeps fields that only the other side changed", () => {
  const mine = { title: "Mine", description: "Text", folder: "abc" };
  const now = { title: "Theirs", description: "Theirs", folder: "" };
  const rest = { description: "Theirs", folder: "abc" };
  expect(resolveConflicts({ loaded, mine, now }, "mine")).toEqual({ title: "Mine", ...rest });
  expect(resolveConflicts({ loaded, mine, now }, "now")).toEqual({ title: "Theirs", ...rest });
});
