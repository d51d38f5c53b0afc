import { expect, it } from "vitest";
import { endOfDay, startOfDay } from "./days";

it.each([
  ["2026-11-23", "UTC", "2026-11-23T00:00:00.000Z"],
  ["2026-11-23", "Europe/Moscow", "2026-11-22T21:00:00.000Z"],
  ["2026-07-01", "America/New_York", "2026-07-01T04:00:00.000Z"],
  // The clocks change on this day, after midnight.
  ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
  ["2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00.000Z"],
])("%s in %s begins at %s", (day, zone, start) => {
  expect(new Date(startOfDay(day, zone) ?? 0).toISOString()).toBe(start);
});

it("ends a day where the next one begins, whatever its length", () => {
  const hours = (day: string) =>
    ((endOfDay(day, "Europe/Berlin") ?? 0) - (startOfDay(day, "Europe/Berlin") ?? 0)) / 3_600_000;
  expect([hours("2026-03-29"), hours("2026-06-01"), hours("2026-10-25")]).toEqual([23, 24, 25]);
});

it("refuses a thirteenth month", () => {
  expect(startOfDay("2026-13-01", "UTC")).toBeNull();
});
