import type { Role } from "@/lib/db/schema";

export type StaffMember = {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** `invited`: no password is set yet, by a first link or after a reset. */
  state: "active" | "invited" | "closed";
  /** When the unused one-time link expires (ms since 1970); null: there is none. */
  linkUntil: number | null;
  /** When any of their sessions was last used; null: never. */
  usedAt: number | null;
  /** Whether sign-in requires a code. */
  twoSteps: boolean;
  /** Whether they have a passkey. */
  passkeys: boolean;
  /** How many sessions are open. */
  sessions: number;
  /** The ids of the projects that they are limited to; null: they see all. */
  projects: string[] | null;
  /**
   * Until when wrong attempts lock sign-in from unknown browsers (ms since 1970); null: not locked.
   */
  lockedUntil: number | null;
  version: number;
};
export type StaffList = StaffMember[];
