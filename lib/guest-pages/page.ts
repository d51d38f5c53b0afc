import { createTranslator } from "use-intl/core";
import { guestMessages } from "@/lib/platform/i18n/guest-messages";
import { framed, pageHeaders } from "./frame";
import { html } from "./html";
import { details } from "./page-details";
import type { PageContent, PageState, Reader } from "./page-content";

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

/** When a page may be asked for again (seconds). */
const RETRY_AFTER: Partial<Record<PageState, string>> = { limited: "300", unreachable: "30" };

const WITH_JOIN: ReadonlySet<PageState> = new Set(["ready", "limited", "unreachable"]);

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
  const { state, ticket } = content;
  const shown = ticket !== null && !["revoked", "deleted", "unknown"].includes(state);
  const heading = state === "ready" ? t("join") : t(`states.${state}.title`);
  const explanation = state === "ready" ? null : t(`states.${state}.text`);
  const title = (shown && ticket.title) || heading;
  const notice =
    explanation &&
    html`<div role="status">
      <h1>${heading}</h1>
      <p>${explanation}</p>
    </div>`;
  return framed(
    {
      title,
      card: html`${notice}
      ${shown ? details(content, ticket, reader, t, WITH_JOIN.has(state)) : null}`,
      note: shown
        ? html`<h2>${t("notYou")}</h2>
            <p>${t("notYouText")} ${t("keep")}</p>`
        : null,
    },
    reader,
  );
}
