import { Code } from "@/lib/conferences/schema";
import { BATCH } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";

/** The participants whose links are copied. */
export const CopyLinks = z.object({
  codes: z.array(Code).check(z.minLength(1), z.maxLength(BATCH)),
  /** Return Boomstream's own links instead of personal ones. */
  own: z.optional(z.boolean()),
});
export type CopyLinks = z.infer<typeof CopyLinks>;

/** A copied link. */
export type CopiedLink = {
  code: string;
  name: string;
  email: string;
  link: string;
  /** Milliseconds since 1970; null: no expiry. */
  expiresAt: number | null;
};
