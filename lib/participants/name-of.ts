import type { RosterRow } from "@/lib/participants/types";

/** What to call a participant in a sentence: the name, else the e-mail address. */
export function nameOf({ name, email }: Pick<RosterRow, "name" | "email">): string {
  return name || email;
}
