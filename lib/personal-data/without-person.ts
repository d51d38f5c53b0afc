import type { Selectable } from "kysely";
import type { PersonalFields } from "@/lib/audit/erase";
import type { ActivityTable } from "@/lib/db/schema";

type Person = { emails: readonly string[]; names: readonly string[] };

/**
 * Returns a function that replaces a person in an activity entry: their addresses in any position, and their name if
 * it is a whole value. An entry about them as a participant loses its whole subject.
 */
export function withoutPerson({ emails, names }: Person, pseudonym: string) {
  const longestFirst = [...new Set(emails)].toSorted((one, two) => two.length - one.length);
  const addresses = new RegExp(longestFirst.map(escapePattern).join("|"), "giu");
  const known = new Set(names.map((name) => name.toLowerCase()));
  const replace = (text: string) =>
    known.has(text.toLowerCase()) ? pseudonym : text.replaceAll(addresses, pseudonym);
  return ({
    subject,
    before,
    after,
    participant_code,
  }: Selectable<ActivityTable>): PersonalFields => ({
    subject: participant_code === null ? replace(subject) : pseudonym,
    before: before === null ? null : replaceIn(before, replace),
    after: after === null ? null : replaceIn(after, replace),
  });
}

/** Replaces values in stored JSON, in any escaping. */
function replaceIn(json: string, replace: (text: string) => string): string {
  return JSON.stringify(
    JSON.parse(json, (_key, value: unknown) =>
      typeof value === "string" ? replace(value) : value,
    ),
  );
}

const escapePattern = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
