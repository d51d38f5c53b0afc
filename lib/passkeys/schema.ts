import { NewCredential } from "@/lib/access/passkeys/schema";
import { Name } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";

/** The name of a passkey. */
export const PasskeyName = z.object({ name: Name.check(z.minLength(1, "nameMissing")) });
export type PasskeyName = z.infer<typeof PasskeyName>;

/** A new passkey: its name, and what the browser returned. */
export const AddPasskey = z.object({ name: PasskeyName.shape.name, credential: NewCredential });
export type AddPasskey = z.infer<typeof AddPasskey>;

export const PasskeyId = z.object({ id: z.string().check(z.minLength(1), z.maxLength(2_000)) });
export type PasskeyId = z.infer<typeof PasskeyId>;

/** One of the person's own passkeys. */
export type OwnPasskey = { id: string; name: string; createdAt: number; usedAt: number | null };
