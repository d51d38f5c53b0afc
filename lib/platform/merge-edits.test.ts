import { expect, it } from "vitest";
import { merge, settled } from "./merge-edits";

const loaded = { title: "Old", description: "Text", folder: "" };

it("takes what only one side changed from that side", () => {
  const mine = { ...loaded, title: "Mine" };
  const now = { ...loaded, description: "Theirs" };
  expect(merge(loaded, mine, now)).toEqual({ change: { title: "Mine" }, differing: [] });
});

it("asks about what both changed, but not where they agree", () => {
  const mine = { title: "Mine", description: "Same", folder: "" };
  const now = { title: "Theirs", description: "Same", folder: "abc" };
  expect(merge(loaded, mine, now)).toEqual({ change: {}, differing: ["title"] });
});

it("takes a field that was only trimmed for untouched", () => {
  const spaced = { ...loaded, title: "Old " };
  const now = { ...loaded, title: "Theirs" };
  expect(merge(spaced, loaded, now)).toEqual({ change: {}, differing: [] });
});

it("keeps what the other side changed alone, whatever is chosen about the rest", () => {
  const mine = { title: "Mine", description: "Text", folder: "abc" };
  const now = { title: "Theirs", description: "Theirs", folder: "" };
  const rest = { description: "Theirs", folder: "abc" };
  expect(settled({ loaded, mine, now }, "mine")).toEqual({ title: "Mine", ...rest });
  expect(settled({ loaded, mine, now }, "now")).toEqual({ title: "Theirs", ...rest });
});
