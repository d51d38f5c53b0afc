"use client";

import { useCallback, useState } from "react";
import type { ErrorCode } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { ActionResult } from "@/lib/platform/result";

/**
 * Returns the id of a request that must take effect once, and a function to call with its result. After a lost
 * response the id stays, so that a retry is the same request. After a known result, the next request gets a new id.
 */
export function useRequestId(): { id: string; renewId: (result: ActionResult<unknown>) => void } {
  const [id, setId] = useState(newId);
  const renewId = useCallback((result: ActionResult<unknown>) => {
    if (result.ok || !isLost(result.error.code)) setId(newId());
  }, []);
  return { id, renewId };
}

/** Returns true for a failure after which the request may still have taken effect. */
export function isLost(code: ErrorCode): boolean {
  // Also after an unexpected error, which may occur after Boomstream accepted the request.
  return code === "offline" || code === "unknown-outcome" || code === "unexpected";
}
