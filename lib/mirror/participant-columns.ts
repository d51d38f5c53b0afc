import { domainToASCII, domainToUnicode } from "node:url";
import type { Participant } from "@/lib/boomstream/types";
import { searchable } from "@/lib/db/search-text";
import { cleanName, emailKey, fold } from "@/lib/platform/normalize";

/** Returns a participant of a response with the name that the mirror stores and compares. */
export function withStoredName<Person extends { name: string }>(person: Person): Person {
  return { ...person, name: cleanName(person.name) };
}

/** Returns the columns of a participant, from a response of Boomstream. */
export function participantColumns(person: Omit<Participant, "conferenceCode">) {
  const { name } = withStoredName(person);
  return {
    email: person.email,
    email_key: emailKey(person.email),
    name,
    name_key: fold(name || person.email),
    moderator: person.moderator ? (1 as const) : (0 as const),
    added: person.added,
    revoked: person.revoked ? (1 as const) : (0 as const),
    search: searchable(`${name} ${domainForms(person.email)} ${person.code}`),
  };
}

/**
 * Returns an address with its internationalized domain in both forms (RFC 5890), so that search finds either.
 */
function domainForms(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  const others = [domainToUnicode(domain), domainToASCII(domain)].filter(
    (form) => form !== "" && form !== domain.toLowerCase(),
  );
  return [email, ...others.map((form) => `${email.slice(0, at)}@${form}`)].join(" ");
}
