import type { PersonalLink, StoredLink } from "./find-personal-link";

const MINUTE = 60_000;
/** Minimum remaining validity of a link (ms). */
const MIN_VALIDITY = 10 * MINUTE;

/** Returns the newest stored link that is valid longer than the conference; null if there is none. */
export function lastingLink(
  { links, span }: Pick<PersonalLink, "links" | "span">,
  now: number,
): StoredLink | null {
  const needed = Math.max(span?.endsAt ?? 0, now + MIN_VALIDITY);
  return links.find(({ expiresAt }) => expiresAt === null || expiresAt > needed) ?? null;
}

/** Returns a stored link that is valid at this time; null if there is none. */
export function workingLink(
  { links }: Pick<PersonalLink, "links">,
  now: number,
): StoredLink | null {
  return links.find(({ expiresAt }) => expiresAt === null || expiresAt > now) ?? null;
}

/** Validity of a fresh link after the end of the conference (seconds). */
const MARGIN_SECONDS = 3_600;
/** Validity of a fresh link for a conference without a time (seconds). */
const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 31_536_000;

/** Returns the lifetime of a fresh link (seconds): until the end of the conference, plus a margin. */
export function freshLifetime({ span }: Pick<PersonalLink, "span">, now: number): number {
  if (span === null) return DAY_SECONDS;
  const untilEnd = Math.max(0, Math.ceil((span.endsAt - now) / 1_000));
  return Math.min(YEAR_SECONDS, untilEnd + MARGIN_SECONDS);
}
