"use client";

import type { OwnPasskey } from "@/lib/passkeys/schema";
import { RecentSignInProvider } from "../recent-sign-in/recent-sign-in-provider";
import { AddPasskeyForm } from "./add-passkey-form";
import { PasskeyItem } from "./passkey-item";

type PasskeysCardProps = { passkeys: readonly OwnPasskey[]; identityProvider: string | null };

/** One's own passkeys: each with its name, a way to remove it, and a form for another one. */
export function PasskeysCard({ passkeys, identityProvider }: PasskeysCardProps) {
  return (
    <RecentSignInProvider identityProvider={identityProvider}>
      <div className="grid gap-4">
        {passkeys.length > 0 && (
          <ul className="*:not-first:border-t rounded-card border bg-surface">
            {passkeys.map((passkey) => (
              <PasskeyItem key={passkey.id} passkey={passkey} />
            ))}
          </ul>
        )}
        <AddPasskeyForm />
      </div>
    </RecentSignInProvider>
  );
}
