import "server-only";
import { env } from "@/lib/platform/env";

/** Returns the relying party of passkeys. They work at the public address only (WebAuthn, 5.1.2). */
export function relyingParty(): { id: string; name: string; origin: string } {
  const { publicUrl } = env();
  return { id: new URL(publicUrl).hostname, name: "Foyer", origin: publicUrl };
}
