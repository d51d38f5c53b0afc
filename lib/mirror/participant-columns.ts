import type { Participant } from "@/lib/boomstream/types";
import { searchable } from "@/lib/db/search-text";
import { emailKey, fold } from "@/lib/platform/normalize";

/** Returns the columns of a participant, from an answer of Boomstream. */
export function participantColumns(person: Omit<Participant, "conferenceCode">) {
  return {
    email: person.email,
    email_key: emailKey(person.email),
    name: person.name,
    name_key: fold(person.name || person.email),
    moderator: person.moderator ? (1 as const) : (0 as const),
    added: person.added,
    revoked: person.revoked ? (1 as const) : (0 as const),
    search: searchable(`${person.name} ${person.email} ${person.code}`),
  };
}
