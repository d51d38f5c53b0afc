import { Name } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";

/** The name that colleagues and the activity show. */
export const ProfileFields = z.object({ name: Name.check(z.minLength(1, "nameMissing")) });
export type ProfileFields = z.infer<typeof ProfileFields>;

const Password = z
  .string()
  .check(z.minLength(1, "passwordMissing"), z.maxLength(1024, "passwordLong"));

/** A new password with the current one. */
export const ChangePassword = z.object({ current: Password, next: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** The current password, required before sensitive changes. */
export const ProvePassword = z.object({ password: Password });
export type ProvePassword = z.infer<typeof ProvePassword>;

export const SessionId = z.object({ id: z.uuid() });

/** One session of a person. */
export type OwnSession = {
  id: string;
  /** Browser and system; empty if the user agent names none. */
  browser: string;
  system: string;
  phone: boolean;
  address: string;
  createdAt: number;
  usedAt: number;
  /** When it expires even if used (ms since 1970). */
  expiresAt: number;
  method: "password" | "provider" | "passkey";
  /** Whether the browser had signed in before; null if unknown. */
  knownBrowser: boolean | null;
  current: boolean;
};
