import { useState } from "react";
import type { Failure } from "@/lib/platform/result";
import { useFailureText } from "./use-failure-text";

/** Returns the state of a confirmation dialog; `run` returns the failure, or null on success. */
export function useConfirm(run: () => Promise<Failure | null>, onDone?: () => void) {
  const text = useFailureText();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function confirm() {
    setPending(true);
    setFailure(null);
    const failed = await run();
    setPending(false);
    if (failed) setFailure(failed);
    else onDone?.();
  }
  return { pending, error: failure && text(failure), onConfirm: () => void confirm() };
}
