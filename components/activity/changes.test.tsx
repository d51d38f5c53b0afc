import { expect, test } from "vitest";
import { render, textOf } from "../testing/render";
import { Changes } from "./changes";

test("strikes out the old value and translates roles and yes or no", () => {
  const role = { field: "role", before: "support", after: "manager" };
  const html = render(<Changes changes={[role]} />);
  expect(html).toMatch(/<del[^>]*>Support<\/del> <ins[^>]*>Manager<\/ins>/);
  const notify = { field: "notify", before: null, after: "true" };
  expect(textOf(<Changes changes={[notify]} />, "ru")).toMatch(/да$/i);
});

test("shows a removed value as a dash and an unknown field by its name", () => {
  expect(textOf(<Changes changes={[{ field: "name", before: "Anna", after: null }]} />)).toBe(
    "Name Anna –",
  );
  expect(textOf(<Changes changes={[{ field: "someday", before: "", after: "x" }]} />)).toBe(
    "someday x",
  );
});
