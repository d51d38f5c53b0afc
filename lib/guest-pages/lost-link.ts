import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { addressIn } from "@/lib/access/client-address";
import { givenKind } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { monotonicNow, wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { emailKey } from "@/lib/platform/normalize";
import { readMailbox } from "@/lib/platform/mailbox";
import { TOKEN } from "@/lib/personal-links/store";
import { readForm, refuseForm } from "./form";
import { respondSafely } from "./respond-safely";
import { unknownPage } from "./unknown-page";
import { withinLimit } from "./limits";
import { lostPageResponse, type LostState } from "./render-lost-page";
import { pageResponse } from "./render-page";
import type { Reader } from "./page-content";

/** Minimum response time of the form (ms), against timing attacks. */
const MIN_RESPONSE_MS = 400;

/** Maximum size of the form (bytes): an address has 254 characters, each up to nine bytes when escaped. */
const MAX_FORM_BYTES = 4_096;

/** Maximum number of stored requests; more are dropped. */
const MAX_WAITING = 10_000;

/** Shows the page on which participants request their link. GET and HEAD change nothing. */
export async function openLostLinkPage(request: Request, page: string): Promise<Response> {
  return respondSafely(request, page, async (reader, body) => {
    const found = await findPage(page);
    if (!found) return unknownPage(request, page, reader, body);
    if (found.deleted) return deleted(page, reader, body);
    const state = new URL(request.url).searchParams.has("sent") ? "sent" : "form";
    return lostPageResponse({ state, title: found.title }, reader, body);
  });
}

/** Stores the address; a background job looks it up. Response and timing don't depend on the address. */
export async function requestLostLink(request: Request, page: string): Promise<Response> {
  const start = monotonicNow();
  const response = await respondSafely(request, page, (reader) => ask(request, page, reader));
  await wait(Math.max(0, start + MIN_RESPONSE_MS - monotonicNow()));
  return response;
}

async function ask(request: Request, page: string, reader: Reader): Promise<Response> {
  const refused = refuseForm(request, MAX_FORM_BYTES);
  if (refused) return refused;
  const form = await readForm(request, MAX_FORM_BYTES);
  if (form === null) return new Response(null, { status: 413 });
  const found = await findPage(page);
  if (!found) return unknownPage(request, page, reader, true);
  if (found.deleted) return deleted(page, reader, true);
  const shown = (state: LostState) => lostPageResponse({ state, title: found.title }, reader, true);
  const network = addressIn(request.headers);
  const isWithin = network === "" || withinLimit("lost", network);
  if (!isWithin || !withinLimit("lost-page", page)) return shown("limited");
  const email = (form.get("email") ?? "").trim();
  if (email.length > 254 || readMailbox(email)?.address !== email) return shown("wrong");
  // Above its limit, an address gets the same response but no email.
  if (withinLimit("lost-address", `${page} ${emailKey(email)}`)) await store(found, email);
  const location = `?${new URLSearchParams({ sent: "1", lang: reader.locale })}`;
  return new Response(null, { status: 303, headers: { location } });
}

async function store(
  { projectId: project_id, conferenceCode: conference_code }: Page,
  email: string,
): Promise<void> {
  const { n } = await db()
    .selectFrom("lost_link_requests")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  if (Number(n) >= MAX_WAITING) return;
  await db()
    .insertInto("lost_link_requests")
    .values({
      id: newId(),
      project_id,
      conference_code,
      email,
      email_key: emailKey(email),
      created_at: wallNow(),
    })
    .execute();
}

type Page = NonNullable<Awaited<ReturnType<typeof findPage>>>;

/** Returns the conference of a page; null if its project has personal links or Foyer's email off. */
async function findPage(page: string) {
  if (!TOKEN.test(page) || env().mail === null) return null;
  const row = await db()
    .selectFrom("lost_link_pages as l")
    .innerJoin("projects as pr", "pr.id", "l.project_id")
    .innerJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "l.project_id").onRef("c.code", "=", "l.conference_code"),
    )
    .select(["l.project_id", "l.conference_code", "c.title", "c.deleted_at"])
    .where("l.token", "=", page)
    .where("pr.personal_links", "=", 1)
    .where("pr.mail", "=", 1)
    .where("pr.closed_at", "is", null)
    .where("pr.kind", "in", ["stored", givenKind()])
    .executeTakeFirst();
  if (!row) return null;
  return {
    projectId: row.project_id,
    conferenceCode: row.conference_code,
    title: row.title,
    deleted: row.deleted_at !== null,
  };
}

const deleted = (token: string, reader: Reader, body: boolean) =>
  pageResponse({ state: "deleted", personalLink: null, token }, reader, body);
