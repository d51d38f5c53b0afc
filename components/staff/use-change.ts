"use client";

import { useState } from "react";
import { attempt } from "@/lib/platform/call-action";
import type { ActionResult, Failure } from "@/lib/platform/result";
import { useWithProof } from "../profile/proof-context";
import { useFailureText } from "../ui/use-failure-text";

/** One change to an account from a dialog: whether it runs, why it failed, and how to run it. */
export function useChange<T>(run: () => Promise<ActionResult<T>>, onDone: (data: T) => void) {
  const withProof = useWithProof();
  const text = useFailureText();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function change() {
    setPending(true);
    setFailure(null);
    const result = await withProof(() => attempt(run));
    setPending(false);
    if (result.ok) onDone(result.data);
    else setFailure(result.error);
  }
  return { pending, error: failure && text(failure), change: () => void change() };
}
