import * as z from "@/lib/platform/zod";

/** One permanent refusal that arrived after the server had accepted a message. */
const Bounce = z.object({
  /** The Message-ID that Foyer gave the message, with or without angle brackets. */
  messageId: z.string().check(z.minLength(1), z.maxLength(400)),
  /** The recipient. */
  email: z.string().check(z.minLength(3), z.maxLength(320)),
  /** The words of the receiving server. */
  response: z.string().check(z.maxLength(5_000)),
});
export type Bounce = z.infer<typeof Bounce>;

/** What a mail service, or a script of its user, reports. */
export const Bounces = z.object({
  bounces: z.array(Bounce).check(z.minLength(1), z.maxLength(100)),
});
