import { ERROR_CODES } from "@/lib/platform/errors";
import * as shape from "@/lib/platform/shape";

/** How fresh a list is, as the browser is told. */
export const FreshnessSchema = shape.object({
  syncedAt: shape.nullable(shape.number),
  problem: shape.nullable(
    shape.object({ code: shape.oneOf(ERROR_CODES), message: shape.optional(shape.string) }),
  ),
});
