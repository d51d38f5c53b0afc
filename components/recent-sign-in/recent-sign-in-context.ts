"use client";

import { createContext, use } from "react";
import type { ActionResult } from "@/lib/platform/result";

/** Runs a change. If the change needs a recent sign-in, asks the person for the password and runs it again. */
export type WithRecentSignIn = <T>(run: () => Promise<ActionResult<T>>) => Promise<ActionResult<T>>;

/** Provided by RecentSignInProvider. */
export const RecentSignInContext = createContext<WithRecentSignIn | null>(null);

/**
 * Returns the function that runs a change: `await withRecentSignIn(() => attempt(() => setStaffRole(input)))`.
 * Throws without a RecentSignInProvider above.
 */
export function useRecentSignIn(): WithRecentSignIn {
  const withRecentSignIn = use(RecentSignInContext);
  if (!withRecentSignIn) throw new Error("useRecentSignIn needs a RecentSignInProvider above it");
  return withRecentSignIn;
}

/** Like `useRecentSignIn`; without a RecentSignInProvider, the function only runs the change. */
export function useOptionalRecentSignIn(): WithRecentSignIn {
  return use(RecentSignInContext) ?? runOnce;
}

const runOnce: WithRecentSignIn = (run) => run();
