import { joinWindow } from "@/lib/personal-links/join-window";
import type { StoredLink, Ticket } from "./ticket";

const MINUTE = 60_000;
/** A link is used only if it works for at least this much longer (ms). */
const MIN_LIFE = 10 * MINUTE;

export type TicketState = "ready" | "early" | "over" | "revoked" | "deleted";

/** Returns whether a participant may join at a moment (ms since 1970), or why not. */
export function joinState(
  ticket: Pick<
    Ticket,
    "deleted" | "hasAccess" | "span" | "hasDuration" | "joinMinutes" | "moderator"
  >,
  now: number,
): TicketState {
  if (ticket.deleted) return "deleted";
  if (!ticket.hasAccess) return "revoked";
  const { opensAt, closesAt } = joinWindow(ticket);
  if (closesAt !== null && now > closesAt) return "over";
  return opensAt !== null && now < opensAt ? "early" : "ready";
}

/** Returns the newest stored link that lives longer than the conference; null if there is none. */
export function lastingLink(
  { links, span }: Pick<Ticket, "links" | "span">,
  now: number,
): StoredLink | null {
  const needed = Math.max(span?.endsAt ?? 0, now + MIN_LIFE);
  return links.find(({ expiresAt }) => expiresAt === null || expiresAt > needed) ?? null;
}

/** Returns a stored link that works at all at this moment; null if there is none. */
export function workingLink({ links }: Pick<Ticket, "links">, now: number): StoredLink | null {
  return links.find(({ expiresAt }) => expiresAt === null || expiresAt > now) ?? null;
}

/** How long a fresh link works after the end of the conference (seconds). */
const MARGIN = 3_600;
/** How long it works for a conference without a time (seconds). */
const A_DAY = 86_400;
const A_YEAR = 31_536_000;

/** Returns the lifetime of a fresh link (seconds): to the end of the conference and a margin. */
export function freshLifetime({ span }: Pick<Ticket, "span">, now: number): number {
  if (span === null) return A_DAY;
  const untilEnd = Math.max(0, Math.ceil((span.endsAt - now) / 1_000));
  return Math.min(A_YEAR, untilEnd + MARGIN);
}
