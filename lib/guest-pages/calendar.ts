import { calendarHeaders, calendarText } from "@/lib/conferences/calendar-event";
import { personalUrl } from "@/lib/personal-links/store";
import type { Ticket } from "./ticket";

/** Returns the calendar file of a personal link; null without a time or without access. */
export function personalCalendar(
  ticket: Ticket,
  token: string,
): { text: string; headers: Record<string, string> } | null {
  const { span, title, description, version, conferenceCode: code } = ticket;
  if (!span || ticket.deleted || !ticket.hasAccess) return null;
  const text = calendarText({ code, title, description, version, span, link: personalUrl(token) });
  return { text, headers: calendarHeaders(title) };
}
