"use client";

import { KeyRound } from "lucide-react";
import { useId, useState } from "react";
import { beginPasskeySignIn, finishPasskeySignIn } from "@/lib/access/sign-in/passkey-actions";
import { withBase } from "@/lib/platform/base-path";
import { attempt } from "@/lib/platform/call-action";
import { Button } from "../ui/button";
import { useHydrated } from "../ui/use-hydrated";
import { FormProblem } from "./form-problem";

type PasskeyButtonProps = { next: string; label: string; failed: string };

/** A button that signs in with a passkey. Hidden in browsers without passkeys. */
export function PasskeyButton({ next, label, failed }: PasskeyButtonProps) {
  const hydrated = useHydrated();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState(false);
  const problemId = useId();
  async function signIn() {
    setPending(true);
    setProblem(false);
    if (await isSignedIn()) return window.location.assign(withBase(next || "/"));
    setPending(false);
    setProblem(true);
  }
  if (!hydrated || !("PublicKeyCredential" in window)) return null;
  return (
    <div className="mt-5 grid gap-3">
      <FormProblem id={problemId} text={problem ? failed : undefined} />
      <Button size="lg" wide pending={pending} onClick={() => void signIn()}>
        <KeyRound aria-hidden="true" />
        {label}
      </Button>
    </div>
  );
}

/** Returns false also if the person dismissed the browser's dialog. */
async function isSignedIn(): Promise<boolean> {
  const options = await attempt(() => beginPasskeySignIn({}));
  if (!options.ok) return false;
  const { startAuthentication } = await import("@simplewebauthn/browser");
  try {
    const { id, rawId, type, response } = await startAuthentication({ optionsJSON: options.data });
    const finished = await attempt(() => finishPasskeySignIn({ id, rawId, type, response }));
    return finished.ok;
  } catch {
    return false;
  }
}
