"use client";

import { type ReactNode, useCallback, useState } from "react";
import { lazyDialog } from "../ui/lazy";
import { ProofContext, type WithProof } from "./proof-context";

const ProofDialog = lazyDialog(() => import("./proof-dialog").then((file) => file.ProofDialog));

type ProofProviderProps = {
  /** The identity provider's name, if one is configured: not everyone has a password. */
  identityProvider: string | null;
  children: ReactNode;
};

/** Asks for the password again if a change needs it, then runs the change. */
export function ProofProvider({ identityProvider, children }: ProofProviderProps) {
  const [asked, setAsked] = useState<{ answer: (proved: boolean) => void } | null>(null);
  const withProof: WithProof = useCallback(async (run) => {
    const result = await run();
    if (result.ok || result.error.code !== "password-needed") return result;
    const proved = await new Promise<boolean>((answer) => setAsked({ answer }));
    setAsked(null);
    return proved ? run() : result;
  }, []);
  return (
    <ProofContext value={withProof}>
      {children}
      {asked && (
        <ProofDialog
          identityProvider={identityProvider}
          onProved={() => asked.answer(true)}
          onClose={() => asked.answer(false)}
        />
      )}
    </ProofContext>
  );
}
