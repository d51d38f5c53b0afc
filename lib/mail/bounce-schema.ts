import * as z from "@/lib/platform/zod";

/** One permanent rejection after the server had accepted the message. */
const Bounce = z.object({
  /** The Message-ID set by Foyer, with or without angle brackets. */
  messageId: z.string().check(z.minLength(1), z.maxLength(400)),
  /** The recipient. */
  email: z.string().check(z.minLength(3), z.maxLength(320)),
  /** The response of the receiving server. */
  response: z.string().check(z.maxLength(5_000)),
});
export type Bounce = z.infer<typeof Bounce>;

/** The report of an email service or a script. */
export const Bounces = z.object({
  bounces: z.array(Bounce).check(z.minLength(1), z.maxLength(100)),
});
