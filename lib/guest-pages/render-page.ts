import { createTranslator } from "use-intl/core";
import { guestMessages } from "@/lib/platform/i18n/guest-messages";
import { lostPageUrl } from "@/lib/personal-links/lost-pages";
import { html, type Markup } from "./html";
import type { PageContent, PageState, Reader, Words } from "./page-content";
import { renderLayout, pageHeaders } from "./layout";
import { details } from "./page-details";

const STATUS: Record<PageState, number> = {
  ready: 200,
  early: 200,
  over: 410,
  revoked: 403,
  deleted: 410,
  unknown: 404,
  limited: 429,
  unreachable: 503,
  broken: 500,
};

/** The value of `Retry-After` for each state (seconds). */
const RETRY_AFTER: Partial<Record<PageState, string>> = { limited: "300", unreachable: "30" };

const WITH_JOIN: ReadonlySet<PageState> = new Set(["ready", "limited", "unreachable"]);

/** States of an invalid link, for which the person may have a newer one. */
const DEAD: ReadonlySet<PageState> = new Set(["revoked", "unknown"]);

/** Returns a public page as a response: plain HTML without scripts. A HEAD request gets no body. */
export function pageResponse(content: PageContent, reader: Reader, body: boolean): Response {
  const retryAfter = RETRY_AFTER[content.state];
  return new Response(body ? pageText(content, reader) : null, {
    status: STATUS[content.state],
    headers: {
      ...pageHeaders(reader),
      ...(retryAfter !== undefined && { "retry-after": retryAfter }),
    },
  });
}

/** Returns the text of a public page. */
function pageText(content: PageContent, reader: Reader): string {
  const { locale } = reader;
  const t = createTranslator({ locale, messages: guestMessages[locale], namespace: "guestPages" });
  const { state, personalLink, lostPage = null } = content;
  const shown = personalLink !== null && !["revoked", "deleted", "unknown"].includes(state);
  const heading = state === "ready" ? t("join") : t(`states.${state}.title`);
  const explanation = state === "ready" ? null : t(`states.${state}.text`);
  const title = (shown && personalLink.title) || heading;
  const notice =
    explanation &&
    html`<div role="status">
      <h1>${heading}</h1>
      <p>${explanation}</p>
    </div>`;
  const lost = DEAD.has(state) ? askForLink(lostPage, reader, t) : null;
  const card = html`${notice} ${lost}
  ${shown ? details(content, personalLink, reader, t, WITH_JOIN.has(state)) : null}`;
  const note = shown
    ? html`<h2>${t("notYou")}</h2>
        <p>${t("notYouText")} ${t("keep")}</p>
        ${lostPage && html`<p><a href="${addressOf(lostPage, reader)}">${t("lost.own")}</a></p>`}`
    : null;
  return renderLayout({ title, card, note }, reader);
}

const addressOf = (lostPage: string, { locale }: Reader) =>
  `${lostPageUrl(lostPage)}?lang=${locale}`;

function askForLink(lostPage: string | null, reader: Reader, t: Words): Markup | null {
  if (lostPage === null) return null;
  return html`<p>${t("lost.ask")}</p>
    <p><a class="button" href="${addressOf(lostPage, reader)}">${t("lost.own")}</a></p>`;
}
