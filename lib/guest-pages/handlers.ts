import "server-only";
import { background } from "@/lib/platform/background";
import { wallNow } from "@/lib/platform/clock";
import { personalUrl, TOKEN } from "@/lib/personal-links/store";
import { answer, refuseForm, unknown } from "./checks";
import { joinConference, noteOpened } from "./join";
import { pageResponse } from "./render-page";
import { joinState } from "./join-state";
import { findTicket, type Ticket } from "./ticket";
import { calendarHeaders, calendarText } from "@/lib/conferences/calendar";

// These handlers read no staff session. Their errors must not contain the URL, which has the token.

/** Shows the page of a personal link. GET and HEAD only record the time of the first opening. */
export async function openGuestPage(request: Request, token: string): Promise<Response> {
  return answer(request, token, async (reader, body) => {
    const ticket = TOKEN.test(token) ? await findTicket(token) : null;
    if (!ticket) return unknown(request, token, reader, body);
    const state = joinState(ticket, wallNow());
    if (body && isShownByBrowser(request)) background("note an opened link", noteOpened(ticket));
    return pageResponse({ state, ticket, token, lostPage: ticket.lostPage }, reader, body);
  });
}

/** Handles Join: redirects to the conference (303), or shows the reason why not. */
export async function joinFromGuestPage(request: Request, token: string): Promise<Response> {
  return answer(request, token, async (reader) => {
    const refused = refuseForm(request);
    if (refused) return refused;
    if (!TOKEN.test(token)) return unknown(request, token, reader, true);
    const joined = await joinConference(token);
    if (joined.kind === "redirect")
      return new Response(null, { status: 303, headers: { location: joined.to } });
    const { state, ticket } = joined;
    if (state === "unknown") return unknown(request, token, reader, true);
    const lostPage = ticket?.lostPage ?? null;
    return pageResponse({ state, ticket, token, lostPage }, reader, true);
  });
}

/** Returns the calendar file of a personal link. */
export async function guestCalendar(request: Request, token: string): Promise<Response> {
  return answer(request, token, async (reader, body) => {
    const ticket = TOKEN.test(token) ? await findTicket(token) : null;
    const file = ticket && personalCalendar(ticket, token);
    if (!file) return unknown(request, token, reader, body);
    return new Response(body ? file.text : null, { headers: file.headers });
  });
}

/**
 * Returns true if a browser shows the page to a person. Excludes prefetches and programs that only read the
 * URL, but not an email scanner that runs a complete browser.
 */
function isShownByBrowser({ headers }: Request): boolean {
  if (headers.get("sec-purpose") !== null || headers.get("purpose") !== null) return false;
  return (
    headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document"
  );
}

/** Returns the calendar file of a personal link; null without a time or without access. */
function personalCalendar(
  ticket: Ticket,
  token: string,
): { text: string; headers: Record<string, string> } | null {
  const { span, title, description, version, conferenceCode: code } = ticket;
  if (!span || ticket.deleted || !ticket.hasAccess) return null;
  const text = calendarText({ code, title, description, version, span, link: personalUrl(token) });
  return { text, headers: calendarHeaders(title) };
}
