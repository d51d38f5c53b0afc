import "server-only";
import Negotiator from "negotiator";
import { addressIn } from "@/lib/access/client-address";
import { TOKEN } from "@/lib/personal-links/store";
import { isLocale, LOCALES, type Locale } from "@/lib/platform/i18n/locales";
import { log } from "@/lib/platform/log";
import { findReplaced } from "./find-replaced";
import { withinLimit } from "./limits";
import { pageResponse } from "./page";
import type { PageState, Reader } from "./page-content";
import { chosenZone } from "./time-zones";

/** The longest form without fields (bytes); nothing reads its body. */
const MAX_FORM = 1_024;

/** What browsers call a form on another site (Fetch Metadata). Origin is "null" under no-referrer. */
const FOREIGN: ReadonlySet<string> = new Set(["cross-site", "same-site"]);

/** Returns why a form is refused: too large (bytes), or sent by another site's page; null where it is not. */
export function refuseForm({ headers }: Request, most = MAX_FORM): Response | null {
  if (Number(headers.get("content-length") ?? 0) > most) return new Response(null, { status: 413 });
  const isForeign = FOREIGN.has(headers.get("sec-fetch-site") ?? "");
  return isForeign ? new Response(null, { status: 403 }) : null;
}

/** Returns the page for a wrong token, or "try again later" to a network that tried many. */
export async function unknown(
  request: Request,
  token: string,
  reader: Reader,
  body: boolean,
): Promise<Response> {
  const address = addressIn(request.headers);
  const state: PageState = address === "" || withinLimit("wrong", address) ? "unknown" : "limited";
  const lostPage = state === "unknown" && TOKEN.test(token) ? await findReplaced(token) : null;
  return pageResponse({ state, ticket: null, token, lostPage }, reader, body);
}

/** Responds in the reader's language, and with a page of its own where something fails. */
export async function answer(
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
