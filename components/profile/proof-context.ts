"use client";

import { createContext, use } from "react";
import type { ActionResult } from "@/lib/platform/result";

/** Runs a change. If it asks for the password, asks the person and runs it again. */
export type WithProof = <T>(run: () => Promise<ActionResult<T>>) => Promise<ActionResult<T>>;

/** Provided by ProofProvider. */
export const ProofContext = createContext<WithProof | null>(null);

/** `const result = await withProof(() => attempt(() => changeRole(input)))` */
export function useWithProof(): WithProof {
  const withProof = use(ProofContext);
  if (!withProof) throw new Error("useWithProof needs a ProofProvider above it");
  return withProof;
}

/** Like `useWithProof`; without a ProofProvider it only runs the change. */
export function useOptionalProof(): WithProof {
  return use(ProofContext) ?? runPlainly;
}

const runPlainly: WithProof = (run) => run();
