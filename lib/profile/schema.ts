import { Name } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";

/** The name that colleagues and the activity show. */
export const ProfileFields = z.object({ name: Name.check(z.minLength(1, "nameMissing")) });
export type ProfileFields = z.infer<typeof ProfileFields>;

const Password = z
  .string()
  .check(z.minLength(1, "passwordMissing"), z.maxLength(1024, "passwordLong"));

/** Another password, with the one in use. */
export const ChangePassword = z.object({ current: Password, next: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** The password in use, asked for again before changes that matter. */
export const ProvePassword = z.object({ password: Password });
export type ProvePassword = z.infer<typeof ProvePassword>;

export const SessionId = z.object({ id: z.uuid() });

/** One place where a person is signed in. */
export type OwnSession = {
  id: string;
  /** Browser and system, as far as the browser tells; empty where it doesn't. */
  browser: string;
  system: string;
  phone: boolean;
  address: string;
  createdAt: number;
  usedAt: number;
  current: boolean;
};
