"use client";

import { useCallback, useState } from "react";
import { attempt } from "@/lib/platform/call-action";
import type { ActionResult, Failure } from "@/lib/platform/result";

/**
 * Returns the state of a form that calls an action: whether it runs, and the failure of the last call. `submit` calls
 * the action and returns its result.
 */
export function useSubmit() {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = useCallback(async function submit<T>(
    run: () => Promise<ActionResult<T>>,
  ): Promise<ActionResult<T>> {
    setPending(true);
    setFailure(null);
    const result = await attempt(run);
    setPending(false);
    if (!result.ok) setFailure(result.error);
    return result;
  }, []);
  return { pending, failure, submit };
}
