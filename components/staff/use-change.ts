"use client";

import { attempt } from "@/lib/platform/call-action";
import type { ActionResult } from "@/lib/platform/result";
import { useRecentSignIn } from "../recent-sign-in/recent-sign-in-context";
import { useConfirm } from "../ui/use-confirm";

/** Returns the state of a change that may ask for the password first, and a function that runs it. */
export function useChange<T>(run: () => Promise<ActionResult<T>>, onDone: (data: T) => void) {
  const withRecentSignIn = useRecentSignIn();
  const { pending, error, onConfirm } = useConfirm(async () => {
    const result = await withRecentSignIn(() => attempt(run));
    if (!result.ok) return result.error;
    onDone(result.data);
    return null;
  });
  return { pending, error, change: onConfirm };
}
