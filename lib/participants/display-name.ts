import type { RosterRow } from "@/lib/participants/types";

/** Returns what to call a participant in a sentence: the name, or the email address without one. */
export function nameOf({ name, email }: Pick<RosterRow, "name" | "email">): string {
  return name || email;
}
