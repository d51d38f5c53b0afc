import { expect, test } from "vitest";
import { render, textOf } from "../testing/render";
import { Changes } from "./changes";

test("strikes out the old value and translates roles", () => {
  const role = { field: "role", before: "support", after: "manager" };
  const html = render(<Changes changes={[role]} />);
  expect(html).toMatch(/<del[^>]*>Support<\/del> <ins[^>]*>Manager<\/ins>/);
});

test("writes dates as people read them, and a removed value as a dash", () => {
  const starts = { field: "starts", before: null, after: "2026-11-27T20:55" };
  expect(textOf(<Changes changes={[starts]} />)).toBe("Starts Nov 27, 2026, 8:55 PM");
  expect(textOf(<Changes changes={[{ field: "name", before: "Anna", after: null }]} />)).toBe(
    "Name Anna –",
  );
});

test("skips fields without a name and empty fields", () => {
  const unnamed = { field: "lifetime", before: null, after: "3600" };
  const empty = { field: "description", before: null, after: "" };
  expect(textOf(<Changes changes={[unnamed, empty]} />)).toBe("");
});
