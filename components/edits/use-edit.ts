"use client";

import { useState } from "react";
import { attempt } from "@/lib/platform/call-action";
import { resolveConflicts } from "@/lib/platform/merge-edits";
import type { ActionResult, Failure } from "@/lib/platform/result";

/** A conflict: the loaded, the person's and the current values. */
export type Conflict<F> = { loaded: F; mine: F; now: F; again: boolean };

/**
 * Sends an edit with the values that the form was loaded with. On a conflict nothing is written:
 * `conflict` has both values, and `choose` resolves it.
 */
export function useEdit<F extends Record<string, string>, T>(
  send: (edit: F & { loaded: F }) => Promise<ActionResult<T>>,
  onDone: (data: T, choice: "mine" | "now" | null) => void,
) {
  const [conflict, setConflict] = useState<Conflict<F> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [choosing, setChoosing] = useState<"mine" | "now" | null>(null);
  async function save(
    loaded: F,
    mine: F,
    choice: "mine" | "now" | null = null,
  ): Promise<Failure | null> {
    setFailure(null);
    const result = await attempt(() => send({ ...mine, loaded }));
    if (result.ok) {
      setConflict(null);
      onDone(result.data, choice);
      return null;
    }
    const { now } = result.error;
    if (now) setConflict({ loaded, mine, now: { ...mine, ...now }, again: choice !== null });
    else {
      setConflict(null);
      setFailure(result.error);
    }
    return result.error;
  }
  return {
    save,
    /** A failure that no choice can resolve. */
    failure,
    conflict,
    choosing,
    choose: async (choice: "mine" | "now") => {
      if (!conflict) return;
      setChoosing(choice);
      await save(conflict.now, resolveConflicts(conflict, choice), choice);
      setChoosing(null);
    },
    /** Returns to the form with its input. */
    dismiss: () => setConflict(null),
  };
}
