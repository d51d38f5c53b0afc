import * as z from "@/lib/zod";

/**
 * What may have changed: `conferences`, `imports`, `roster:CODE`, or `everything` where nobody knows.
 * Nothing else is ever told: whoever hears it asks for what they see.
 */
export const EVERYTHING = "everything";

/** A message of the stream. `hello` comes at once: what is silent about that is no live stream. */
export const LiveMessage = z.object({
  kind: z.enum(["hello", "beat", "changed"]),
  topics: z.array(z.string()),
});
export type LiveMessage = z.infer<typeof LiveMessage>;

/** How often a stream says that it is alive (ms). */
export const BEAT = 10_000;
