import type { BoomstreamError } from "@/lib/boomstream/types";
import { type ActionResult, fail } from "@/lib/platform/result";

const BLOCKING = new Set(["unreachable", "too-slow", "suspended", "key-refused", "not-found"]);

/** Returns the failure of an edit whose values could not be refreshed; null if the edit may continue. */
export function unavailable(error: BoomstreamError | null): ActionResult<never> | null {
  return error && BLOCKING.has(error.code) ? fail(error.code, { message: error.message }) : null;
}
