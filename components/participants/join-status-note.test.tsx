import { expect, test } from "vitest";
import { NOW, render, textOf } from "../testing/render";
import { JoinStatusNote } from "./join-status-note";

const ACTIVE = { status: "active", link: { expiresAt: null } } as const;
const HOUR = 3_600_000;

test.each([
  [ACTIVE, "Can join Access is active and the link works."],
  [{ ...ACTIVE, link: null }, "Can probably join The link was created outside Foyer"],
  [{ ...ACTIVE, link: { expiresAt: NOW - HOUR } }, "Can't join The link expired 1 hour ago."],
  [{ ...ACTIVE, status: "revoked" as const }, "Can't join Access revoked."],
  [{ ...ACTIVE, gone: true }, "Can't join Boomstream no longer lists this person."],
  [
    { ...ACTIVE, joinWindow: { opensAt: NOW + HOUR, closesAt: null } },
    "Can't join yet Join opens on their page",
  ],
  [
    { ...ACTIVE, joinWindow: { opensAt: null, closesAt: NOW - HOUR } },
    "Conference is over Their page no longer lets them join.",
  ],
  [
    { ...ACTIVE, conferenceDeleted: true },
    "Can't join The conference was deleted, so its links no longer work.",
  ],
])("%j reads: %s", (facts, text) => {
  expect(textOf(<JoinStatusNote facts={facts} />)).toContain(text);
});

test("names who revoked access, and never in the future", () => {
  const revoked = { at: NOW + HOUR, by: "Anna" };
  const note = <JoinStatusNote facts={{ ...ACTIVE, status: "revoked" }} revoked={revoked} />;
  expect(textOf(note)).toContain("Access revoked now by Anna.");
});

test("the short form shows a reason only if the person can't join", () => {
  expect(textOf(<JoinStatusNote short facts={ACTIVE} />)).toBe("Can join");
  const expired = { ...ACTIVE, link: { expiresAt: NOW - HOUR } };
  expect(textOf(<JoinStatusNote short facts={expired} />)).toBe(
    "Can't join: The link expired 1 hour ago.",
  );
  expect(render(<JoinStatusNote short facts={ACTIVE} />)).toContain('title="Access is active');
});
