import type { RosterRow } from "@/lib/participants/types";

/** Returns the name of a participant, or the email address if there is no name. */
export function nameOf({ name, email }: Pick<RosterRow, "name" | "email">): string {
  return name || email;
}
