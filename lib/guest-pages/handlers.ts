import "server-only";
import { background } from "@/lib/platform/background";
import { wallNow } from "@/lib/platform/clock";
import { personalUrl, TOKEN } from "@/lib/personal-links/store";
import { refuseForm } from "./form";
import { respondSafely } from "./respond-safely";
import { unknownPage } from "./unknown-page";
import { joinConference, noteOpened } from "./join";
import { pageResponse } from "./render-page";
import { joinState } from "./join-state";
import { findPersonalLink, type PersonalLink } from "./find-personal-link";
import { calendarHeaders, calendarText } from "@/lib/conferences/calendar";

// These handlers read no staff session. Their errors must not contain the URL, which has the token.

/** Shows the page of a personal link. GET and HEAD only record the time of the first opening. */
export async function openGuestPage(request: Request, token: string): Promise<Response> {
  return respondSafely(request, token, async (reader, body) => {
    const personalLink = TOKEN.test(token) ? await findPersonalLink(token) : null;
    if (!personalLink) return unknownPage(request, token, reader, body);
    const state = joinState(personalLink, wallNow());
    if (body && isShownByBrowser(request))
      background("note an opened link", noteOpened(personalLink));
    return pageResponse(
      { state, personalLink, token, lostPage: personalLink.lostPage },
      reader,
      body,
    );
  });
}

/** Handles Join: redirects to the conference (303), or shows the reason why not. */
export async function joinFromGuestPage(request: Request, token: string): Promise<Response> {
  return respondSafely(request, token, async (reader) => {
    const refused = refuseForm(request);
    if (refused) return refused;
    if (!TOKEN.test(token)) return unknownPage(request, token, reader, true);
    const joined = await joinConference(token);
    if (joined.kind === "redirect")
      return new Response(null, { status: 303, headers: { location: joined.to } });
    const { state, personalLink } = joined;
    if (state === "unknown") return unknownPage(request, token, reader, true);
    const lostPage = personalLink?.lostPage ?? null;
    return pageResponse({ state, personalLink, token, lostPage }, reader, true);
  });
}

/** Returns the calendar file of a personal link. */
export async function guestCalendar(request: Request, token: string): Promise<Response> {
  return respondSafely(request, token, async (reader, body) => {
    const personalLink = TOKEN.test(token) ? await findPersonalLink(token) : null;
    const file = personalLink && personalCalendar(personalLink, token);
    if (!file) return unknownPage(request, token, reader, body);
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
  personalLink: PersonalLink,
  token: string,
): { text: string; headers: Record<string, string> } | null {
  const { span, title, description, version, conferenceCode: code } = personalLink;
  if (!span || personalLink.deleted || !personalLink.hasAccess) return null;
  const text = calendarText({ code, title, description, version, span, link: personalUrl(token) });
  return { text, headers: calendarHeaders(title) };
}
