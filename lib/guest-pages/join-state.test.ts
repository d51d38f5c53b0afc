import { describe, expect, it } from "vitest";
import { joinWindow } from "@/lib/personal-links/join-window";
import { freshLifetime, lastingLink } from "./choose-link";
import { joinState } from "./join-state";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_800_000_000_000;

const facts = (from: number, more = {}) => ({
  deleted: false,
  hasAccess: true,
  span: { startsAt: NOW + from, endsAt: NOW + from + HOUR },
  hasDuration: true,
  joinMinutes: null as number | null,
  moderator: false,
  ...more,
});

describe("joinState", () => {
  it.each([
    ["at any time without a policy", facts(48 * HOUR), "ready"],
    ["before Join opens", facts(HOUR, { joinMinutes: 10 }), "early"],
    ["for moderators before that", facts(HOUR, { joinMinutes: 10, moderator: true }), "ready"],
    ["at the minute when Join opens", facts(10 * MINUTE, { joinMinutes: 10 }), "ready"],
    ["while it runs longer than planned", facts(-2 * HOUR), "ready"],
    ["an hour after its end", facts(-2 * HOUR - 1), "over"],
    [
      "12 hours after its start, without a duration",
      facts(-12 * HOUR, { hasDuration: false }),
      "ready",
    ],
    ["later than that", facts(-12 * HOUR - 1, { hasDuration: false }), "over"],
    ["without a time", facts(0, { span: null, joinMinutes: 10 }), "ready"],
    ["without access", facts(0, { hasAccess: false }), "revoked"],
    ["deleted, also without access", facts(0, { hasAccess: false, deleted: true }), "deleted"],
  ])("%s", (_, of, state) => {
    expect(joinState(of, NOW)).toBe(state);
  });

  it("opens the given number of minutes before the start", () => {
    expect(joinWindow(facts(HOUR, { joinMinutes: 15 })).opensAt).toBe(NOW + 45 * MINUTE);
    expect(joinWindow(facts(HOUR)).opensAt).toBeNull();
  });
});

describe("links", () => {
  const link = (expiresAt: number | null, createdAt = 0) => ({
    invitation_id: "i",
    sealed: "s",
    key_id: "k",
    expiresAt,
    createdAt,
  });
  const { span } = facts(HOUR);

  it("are used only if they are valid longer than the conference", () => {
    expect(lastingLink({ links: [link(NOW + 2 * HOUR)], span }, NOW)).toBeNull();
    expect(lastingLink({ links: [link(NOW + 2 * HOUR + 1)], span }, NOW)).not.toBeNull();
    expect(lastingLink({ links: [link(null)], span }, NOW)).not.toBeNull();
    expect(lastingLink({ links: [link(NOW + 9 * MINUTE)], span: null }, NOW)).toBeNull();
    const [short, long] = [link(NOW + 1, 2), link(null, 1)];
    expect(lastingLink({ links: [short, long], span }, NOW)).toBe(long);
  });

  it("are created with a lifetime longer than the conference", () => {
    const lifetime = freshLifetime({ span }, NOW);
    expect(NOW + lifetime * 1_000).toBeGreaterThan(span.endsAt);
    expect(freshLifetime({ span: null }, NOW)).toBe(86_400);
    expect(freshLifetime(facts(9_999 * HOUR), NOW)).toBe(31_536_000);
  });
});
