import type { BoomstreamError } from "@/lib/boomstream/types";
import { type ActionResult, fail } from "@/lib/platform/result";

/** Where Boomstream can't be asked, it can't be told either. */
const NOT_NOW = new Set(["unreachable", "too-slow", "suspended", "key-refused", "not-found"]);

/** Whether an edit has to end because of what asking first has told; null: it may go on. */
export function hindered(error: BoomstreamError | null): ActionResult<never> | null {
  return error && NOT_NOW.has(error.code) ? fail(error.code, { message: error.message }) : null;
}
