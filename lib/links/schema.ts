import { Code } from "@/lib/conferences/schema";
import { BATCH } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";

/** Whose links are to be copied. */
export const CopyLinks = z.object({
  codes: z.array(Code).check(z.minLength(1), z.maxLength(BATCH)),
});
export type CopyLinks = z.infer<typeof CopyLinks>;

/** A link as it is handed to someone who may have it. */
export type CopiedLink = {
  code: string;
  name: string;
  email: string;
  link: string;
  /** Milliseconds since 1970; null: no limit was asked for. */
  expiresAt: number | null;
};
