import { localTime, momentOf } from "@/lib/platform/zoned-time";
import type { ConferenceFields } from "./schema";
import type { ConferenceTime } from "./types";

type TimeFields = Pick<ConferenceFields, "starts" | "timeZone" | "duration">;

/** Returns the time of a conference as the form's fields. */
export function timeFields({ startsAt, timeZone, duration }: ConferenceTime): TimeFields {
  return {
    starts: startsAt !== null && timeZone !== null ? localTime(startsAt, timeZone) : "",
    timeZone: timeZone ?? "",
    duration: duration === null ? "" : String(Math.round(duration / 60)),
  };
}

/** Returns the columns for the form's time fields. Without a start, nothing is stored. */
export function timeColumns({ starts, timeZone, duration }: TimeFields) {
  const startsAt = starts === "" ? null : momentOf(starts, timeZone || "UTC");
  if (startsAt === null) return { starts_at: null, time_zone: null, duration: null };
  return {
    starts_at: startsAt,
    time_zone: timeZone || "UTC",
    duration: duration === "" ? null : Number(duration) * 60,
  };
}

/** Assumed length of a conference without a duration (ms). */
export const DEFAULT_DURATION_MS = 3_600_000;

/** Returns when a conference starts and ends (ms since 1970); null if it has no time. */
export function timeSpan({ startsAt, duration }: ConferenceTime) {
  if (startsAt === null) return null;
  return {
    startsAt,
    endsAt: startsAt + (duration === null ? DEFAULT_DURATION_MS : duration * 1000),
  };
}
