"use client";

import { type ReactNode, useCallback, useState } from "react";
import { lazyDialog } from "../ui/lazy";
import { RecentSignInContext, type WithRecentSignIn } from "./recent-sign-in-context";

const PasswordDialog = lazyDialog(() =>
  import("./password-dialog").then((file) => file.PasswordDialog),
);

type RecentSignInProviderProps = {
  /** The identity provider's name, if one is configured: its people have no password and sign in there again. */
  identityProvider: string | null;
  children: ReactNode;
};

/** Provides `useRecentSignIn`, with the dialog that asks for the password (`lib/access/require-recent-sign-in.ts`). */
export function RecentSignInProvider({ identityProvider, children }: RecentSignInProviderProps) {
  const [request, setRequest] = useState<{ settle: (proved: boolean) => void } | null>(null);
  const withRecentSignIn: WithRecentSignIn = useCallback(async (run) => {
    const result = await run();
    if (result.ok || result.error.code !== "password-needed") return result;
    const proved = await new Promise<boolean>((settle) => setRequest({ settle }));
    setRequest(null);
    return proved ? run() : result;
  }, []);
  return (
    <RecentSignInContext value={withRecentSignIn}>
      {children}
      {request && (
        <PasswordDialog
          identityProvider={identityProvider}
          onProved={() => request.settle(true)}
          onClose={() => request.settle(false)}
        />
      )}
    </RecentSignInContext>
  );
}
