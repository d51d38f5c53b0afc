import * as shape from "./shape";

/**
 * What may have changed: `conferences`, `imports`, `roster:CODE`, or `everything` where nobody knows.
 * Nothing else is ever told: whoever hears it asks for what they see.
 */
export const EVERYTHING = "everything";

/** A message of the stream. `hello` comes at once: what is silent about that is no live stream. */
export const LiveMessage = shape.object({
  kind: shape.oneOf(["hello", "beat", "changed"]),
  topics: shape.array(shape.string),
});
export type LiveMessage = shape.Shaped<typeof LiveMessage>;

/** How often a stream says that it is alive (ms). */
export const BEAT = 10_000;
