/**
 * The topic of unknown changes; others are `conferences`, `imports` and `roster:CODE`. The stream sends no
 * data: a page refetches what it shows.
 */
export const EVERYTHING = "everything";

/** A message of the stream. The first is `hello`; without it the stream does not work. */
export type LiveMessage = {
  kind: "hello" | "heartbeat" | "changed";
  topics: string[];
};

/** Interval of keep-alive messages (ms). */
export const HEARTBEAT_INTERVAL = 10_000;
