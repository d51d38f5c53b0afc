import { expect, it } from "vitest";
import { joinStatus } from "./join-status";

const NOW = 1_000_000;
const link = (expiresAt: number | null) => ({ expiresAt });

it.each([
  [{ status: "active", link: link(null) }, "yes", "fine", "copy"],
  [{ status: "active", link: link(NOW + 1) }, "yes", "fine", "copy"],
  [{ status: "active", link: link(NOW) }, "no", "expired", "newLink"],
  [
    { status: "active", link: link(NOW + 5), startsAt: NOW + 9 },
    "maybe",
    "expiresEarly",
    "newLink",
  ],
  [{ status: "active", link: link(NOW + 5), startsAt: NOW - 9 }, "yes", "fine", "copy"],
  [{ status: "active", link: null }, "maybe", "linkUnknown", "newLink"],
  [
    { status: "active", link: link(null), joinWindow: { opensAt: NOW + 1, closesAt: null } },
    "maybe",
    "notYet",
    "copy",
  ],
  [
    { status: "active", link: link(null), joinWindow: { opensAt: NOW, closesAt: NOW } },
    "yes",
    "fine",
    "copy",
  ],
  [
    { status: "active", link: link(null), joinWindow: { opensAt: null, closesAt: NOW - 1 } },
    "no",
    "over",
    null,
  ],
  [
    { status: "revoked", link: link(null), joinWindow: { opensAt: NOW + 1, closesAt: null } },
    "no",
    "revoked",
    "restore",
  ],
  [{ status: "revoking", link: link(null) }, "no", "revoking", "undo"],
  [{ status: "revoked", link: link(NOW - 1) }, "no", "revoked", "restore"],
  [{ status: "active", link: link(null), gone: true }, "no", "gone", null],
  [{ status: "revoked", link: null, conferenceDeleted: true }, "no", "deleted", null],
] as const)("%j", (facts, can, reason, fix) => {
  expect(joinStatus(facts, NOW)).toEqual({ can, reason, fix });
});
