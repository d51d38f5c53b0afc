/**
 * What may have changed: `conferences`, `imports`, `roster:CODE`, or `everything` where nobody knows.
 * Nothing else is ever told: whoever hears it asks for what they see.
 */
export const EVERYTHING = "everything";

/** A message of the stream. `hello` comes at once: what is silent about that is no live stream. */
export type LiveMessage = {
  kind: "hello" | "beat" | "changed";
  topics: string[];
};

/** How often a stream says that it is alive (ms). */
export const BEAT = 10_000;
