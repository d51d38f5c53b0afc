import { ERROR_CODES } from "@/lib/errors";
import * as z from "@/lib/zod";

/** How fresh a list is, as the browser is told. */
export const FreshnessSchema = z.object({
  syncedAt: z.nullable(z.number()),
  problem: z.nullable(z.object({ code: z.enum(ERROR_CODES), message: z.optional(z.string()) })),
});
