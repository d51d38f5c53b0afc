import type { ReadRow } from "../common/types";

const PLAIN =
  /(?<![\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.@])[A-Za-z0-9_+][A-Za-z0-9_+-]*(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+(?![.-]*[\p{L}\p{M}\p{N}_@])/gu;

/** Returns the plain addresses of a text that no row shows. Finds them without the reader's scanner. */
export function lostAddresses(text: string, rows: readonly ReadRow[]): string[] {
  const shown = rows
    .flatMap(({ email, others, state, source }) => [
      email,
      ...others,
      ...(state === "skipped" ? source : []),
    ])
    .join("\n")
    .toLowerCase();
  const plain = text.match(PLAIN) ?? [];
  return [...new Set(plain.map((email) => email.toLowerCase()))].filter(
    (email) => !shown.includes(email),
  );
}

/** A person of a generated list. */
export type Planted = { email: string; names: readonly string[] };

/** Returns people with a name that is not written with their address. */
export function wrongNames(people: readonly Planted[], rows: readonly ReadRow[]): string[] {
  const allowed = new Map<string, Set<string>>();
  for (const { email, names } of people) {
    const key = email.toLowerCase();
    allowed.set(key, new Set([...(allowed.get(key) ?? []), ...names, ""]));
  }
  return rows
    .filter(
      ({ state, email, name }) =>
        state !== "skipped" && allowed.get(email.toLowerCase())?.has(name) !== true,
    )
    .map(({ email, name }) => `${email}: ${name}`);
}
