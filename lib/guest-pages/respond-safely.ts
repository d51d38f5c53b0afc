import "server-only";
import Negotiator from "negotiator";
import { isLocale, type Locale, LOCALES } from "@/lib/platform/i18n/locales";
import { log } from "@/lib/platform/log";
import type { Reader } from "./page-content";
import { pageResponse } from "./render-page";
import { chosenZone } from "./time-zones";

/** Responds in the reader's language; returns an error page if `respond` throws. */
export async function respondSafely(
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
    return pageResponse({ state: "broken", personalLink: null, token }, reader, body);
  }
}

function localeOf(headers: Headers, chosen: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const accepted = { headers: { "accept-language": headers.get("accept-language") ?? "" } };
  const wanted = new Negotiator(accepted).language([...LOCALES]);
  return isLocale(wanted) ? wanted : LOCALES[0];
}
