import { createTranslator } from "use-intl/core";
import { guestMessages } from "@/lib/platform/i18n/guest-messages";
import { renderLayout, pageHeaders } from "./layout";
import { html, type Markup } from "./html";
import type { Reader, Words } from "./page-content";

/** The states of the lost link page. None depends on whether an address is on the roster. */
export type LostState = "form" | "wrong" | "sent" | "limited";

const STATUS: Record<LostState, number> = { form: 200, wrong: 400, sent: 200, limited: 429 };

/** Returns the page on which participants of a conference request their link. */
export function lostPageResponse(
  { state, title }: { state: LostState; title: string },
  reader: Reader,
  body: boolean,
): Response {
  const { locale } = reader;
  const t = createTranslator({ locale, messages: guestMessages[locale], namespace: "guestPages" });
  const heading = state === "sent" ? t("lost.sentTitle") : t("lost.title");
  const card = html`<h1>${heading}</h1>
    ${title && html`<p><strong>${title}</strong></p>`}
    ${state === "sent" ? sent(reader, t) : form(state, reader, t)}`;
  const text = () => renderLayout({ title: heading, card, note: null }, reader);
  return new Response(body ? text() : null, {
    status: STATUS[state],
    headers: { ...pageHeaders(reader), ...(state === "limited" && { "retry-after": "600" }) },
  });
}

function sent({ locale }: Reader, t: Words): Markup {
  return html`<p role="status">${t("lost.sent")}</p>
    <p><a href="?lang=${locale}">${t("lost.again")}</a></p>`;
}

function form(state: LostState, { locale }: Reader, t: Words): Markup {
  const problem =
    state === "wrong" ? t("lost.wrong") : state === "limited" ? t("lost.limited") : null;
  return html`<p>${t("lost.text")}</p>
    ${problem && html`<p role="alert" id="problem"><strong>${problem}</strong></p>`}
    <form class="ask" method="post" action="?lang=${locale}">
      <label
        >${t("lost.email")}<input
          type="email"
          name="email"
          required
          maxlength="254"
          autocomplete="email"
          ${problem && html`aria-describedby="problem"`}
      /></label>
      <p><button type="submit">${t("lost.submit")}</button></p>
    </form>`;
}
