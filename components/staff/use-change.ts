"use client";

import { attempt } from "@/lib/platform/call-action";
import type { ActionResult } from "@/lib/platform/result";
import { useWithProof } from "../profile/proof-context";
import { useConfirm } from "../ui/use-confirm";

/** Returns the state of a change that may ask for the password first, and a function that runs it. */
export function useChange<T>(run: () => Promise<ActionResult<T>>, onDone: (data: T) => void) {
  const withProof = useWithProof();
  const { pending, error, onConfirm } = useConfirm(async () => {
    const result = await withProof(() => attempt(run));
    if (!result.ok) return result.error;
    onDone(result.data);
    return null;
  });
  return { pending, error, change: onConfirm };
}
