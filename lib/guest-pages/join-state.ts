import { joinWindow } from "@/lib/personal-links/join-window";
import type { Ticket } from "./ticket";

export type TicketState = "ready" | "early" | "over" | "revoked" | "deleted";

/** Returns whether a participant may join at a time (ms since 1970), or the reason why not. */
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
