import "server-only";
import Negotiator from "negotiator";
import { addressIn } from "@/lib/access/client-address";
import { background } from "@/lib/platform/background";
import { wallNow } from "@/lib/platform/clock";
import { isLocale, LOCALES, type Locale } from "@/lib/platform/i18n/locales";
import { log } from "@/lib/platform/log";
import { TOKEN } from "@/lib/personal-links/store";
import { personalCalendar } from "./calendar";
import { joinConference, noteOpened } from "./join";
import { withinLimit } from "./limits";
import { pageResponse } from "./page";
import type { PageState, Reader } from "./page-content";
import { stateOf } from "./state";
import { findTicket } from "./ticket";
import { chosenZone } from "./time-zones";

/** The longest form that Join takes (bytes). It has no fields, and nothing reads its body. */
const MAX_FORM = 1_024;

/** What browsers call a form on another site (Fetch Metadata). Origin is "null" under no-referrer. */
const FOREIGN: ReadonlySet<string> = new Set(["cross-site", "same-site"]);

// None of these reads a staff session, and none lets an error name the address: it holds the token.

/** Shows the page of a personal link. GET and HEAD change nothing but the time of the first opening. */
export async function openGuestPage(request: Request, token: string): Promise<Response> {
  return answer(request, token, async (reader, body) => {
    const ticket = TOKEN.test(token) ? await findTicket(token) : null;
    if (!ticket) return unknown(request, token, reader, body);
    const state = stateOf(ticket, wallNow());
    if (body && isShownByBrowser(request)) background("note an opened link", noteOpened(ticket));
    return pageResponse({ state, ticket, token }, reader, body);
  });
}

/** Presses Join: redirects to the conference (303), or shows why not. */
export async function joinFromGuestPage(request: Request, token: string): Promise<Response> {
  return answer(request, token, async (reader) => {
    const size = Number(request.headers.get("content-length") ?? 0);
    if (size > MAX_FORM) return new Response(null, { status: 413 });
    if (FOREIGN.has(request.headers.get("sec-fetch-site") ?? ""))
      return new Response(null, { status: 403 });
    if (!TOKEN.test(token)) return unknown(request, token, reader, true);
    const joined = await joinConference(token);
    if (joined.kind === "redirect")
      return new Response(null, { status: 303, headers: { location: joined.to } });
    const { state, ticket } = joined;
    if (state === "unknown") return unknown(request, token, reader, true);
    return pageResponse({ state, ticket, token }, reader, true);
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

/** Answers a wrong token; a network that tries many is told to wait. */
function unknown(request: Request, token: string, reader: Reader, body: boolean): Response {
  const address = addressIn(request.headers);
  const state: PageState = address === "" || withinLimit("wrong", address) ? "unknown" : "limited";
  return pageResponse({ state, ticket: null, token }, reader, body);
}

/**
 * Returns true if a browser shows the page to somebody now. Prefetches and programs that only read the
 * address do not count; a mail scanner that runs a whole browser does.
 */
function isShownByBrowser({ headers }: Request): boolean {
  if (headers.get("sec-purpose") !== null || headers.get("purpose") !== null) return false;
  return (
    headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document"
  );
}

async function answer(
  request: Request,
  token: string,
  respond: (reader: Reader, body: boolean) => Promise<Response>,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const reader: Reader = {
    locale: localeOf(request.headers, query.get("lang")),
    zone: chosenZone(query.get("zone")),
    nonce: request.headers.get("x-nonce") ?? "",
  };
  const body = request.method !== "HEAD";
  try {
    return await respond(reader, body);
  } catch (error) {
    log.error({ err: error }, "a public page failed");
    return pageResponse({ state: "broken", ticket: null, token }, reader, body);
  }
}

function localeOf(headers: Headers, chosen: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const accepted = { headers: { "accept-language": headers.get("accept-language") ?? "" } };
  const wanted = new Negotiator(accepted).language([...LOCALES]);
  return isLocale(wanted) ? wanted : LOCALES[0];
}
