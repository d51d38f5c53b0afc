import "server-only";
import Negotiator from "negotiator";
import { addressIn } from "@/lib/access/client-address";
import { TOKEN } from "@/lib/personal-links/store";
import { isLocale, type Locale, LOCALES } from "@/lib/platform/i18n/locales";
import { log } from "@/lib/platform/log";
import { withinLimit } from "./limits";
import { pageResponse } from "./render-page";
import type { PageState, Reader } from "./page-content";
import { chosenZone } from "./time-zones";
import { givenKind } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { hashToken } from "@/lib/platform/crypto";

/** Maximum size of a form without fields (bytes). Its body is not read. */
const MAX_FORM = 1_024;

/** `Sec-Fetch-Site` values of other sites (Fetch Metadata). `Origin` is "null" under no-referrer. */
const FOREIGN: ReadonlySet<string> = new Set(["cross-site", "same-site"]);

/** Returns an error response if a form is too large (bytes) or sent by another site; otherwise null. */
export function refuseForm({ headers }: Request, most = MAX_FORM): Response | null {
  if (Number(headers.get("content-length") ?? 0) > most) return new Response(null, { status: 413 });
  const isForeign = FOREIGN.has(headers.get("sec-fetch-site") ?? "");
  return isForeign ? new Response(null, { status: 403 }) : null;
}

/** Returns the page for an unknown token, or "try again later" if the network tried many. */
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

/** Responds in the reader's language; returns an error page if `respond` throws. */
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

/**
 * Returns the token of the lost link page for a replaced personal link. Null for any other token, and if the
 * project has personal links or Foyer's email off.
 */
async function findReplaced(token: string): Promise<string | null> {
  if (env().mail === null) return null;
  const row = await db()
    .selectFrom("replaced_links as r")
    .innerJoin("projects as pr", "pr.id", "r.project_id")
    .innerJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "r.project_id").onRef("c.code", "=", "r.conference_code"),
    )
    .innerJoin("lost_link_pages as lost", (join) =>
      join
        .onRef("lost.project_id", "=", "r.project_id")
        .onRef("lost.conference_code", "=", "r.conference_code"),
    )
    .select("lost.token")
    .where("r.token_hash", "=", hashToken(token))
    .where("pr.personal_links", "=", 1)
    .where("pr.mail", "=", 1)
    .where("pr.closed_at", "is", null)
    .where("pr.kind", "in", ["stored", givenKind()])
    .where("c.deleted_at", "is", null)
    .executeTakeFirst();
  return row?.token ?? null;
}
