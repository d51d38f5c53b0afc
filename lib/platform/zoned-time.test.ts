import { expect, it } from "vitest";
import { isTimeZone, localTime, momentOf } from "./zoned-time";

it("parses a local time in its own zone, whatever the machine's zone", () => {
  expect(momentOf("2026-12-01T10:00", "Europe/Moscow")).toBe(Date.UTC(2026, 11, 1, 7));
  expect(momentOf("2026-07-01 10:00:30", "America/New_York")).toBe(Date.UTC(2026, 6, 1, 14, 0, 30));
});

it("formats it as typed, on both sides of a clock change", () => {
  for (const local of ["2026-03-29T01:30", "2026-03-29T03:30", "2026-10-25T12:00"]) {
    expect(localTime(momentOf(local, "Europe/Berlin") ?? 0, "Europe/Berlin")).toBe(local);
  }
});

it("returns null for invalid times and unknown zones", () => {
  expect(momentOf("soon", "Europe/Moscow")).toBeNull();
  expect(momentOf("2026-12-01T10:00", "Mars/Olympus")).toBeNull();
  expect(isTimeZone("Mars/Olympus")).toBe(false);
});
