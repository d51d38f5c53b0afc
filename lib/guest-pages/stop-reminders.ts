import "server-only";
import { createTranslator } from "use-intl/core";
import { guestMessages } from "@/lib/platform/i18n/guest-messages";
import { TOKEN } from "@/lib/personal-links/store";
import { findOptOut, type ReminderOptOut, stopReminders } from "@/lib/reminder-opt-outs/stop";
import { refuseForm } from "./form";
import { respondSafely } from "./respond-safely";
import { unknownPage } from "./unknown-page";
import { renderLayout, pageHeaders } from "./layout";
import { html } from "./html";
import type { Reader } from "./page-content";

/**
 * Shows the page of a reminder's link with a button. GET and HEAD change nothing, because scanners open
 * links.
 */
export async function showStopReminders(request: Request, token: string): Promise<Response> {
  return respondSafely(request, token, async (reader, body) => {
    const optOut = TOKEN.test(token) ? await findOptOut(token) : null;
    if (!optOut) return unknownPage(request, token, reader, body);
    const text = stopPage(optOut, optOut.stopped_at !== null, reader);
    return new Response(body ? text : null, { headers: pageHeaders(reader) });
  });
}

/** Stops the reminders of one conference for one person. Email programs send the same form (RFC 8058). */
export async function stopRemindersFromPage(request: Request, token: string): Promise<Response> {
  return respondSafely(request, token, async (reader) => {
    const refused = refuseForm(request);
    if (refused) return refused;
    const optOut = TOKEN.test(token) ? await findOptOut(token) : null;
    if (!optOut) return unknownPage(request, token, reader, true);
    await stopReminders(optOut);
    return new Response(stopPage(optOut, true, reader), { headers: pageHeaders(reader) });
  });
}

function stopPage({ title, email }: ReminderOptOut, isStopped: boolean, reader: Reader): string {
  const { locale } = reader;
  const t = createTranslator({ locale, messages: guestMessages[locale], namespace: "guestPages" });
  const heading = t(isStopped ? "stopped.title" : "stop.title");
  const text = isStopped ? t("stopped.text", { email }) : t("stop.text", { email });
  const card = html`<h1>${heading}</h1>
    <p><strong>${title}</strong></p>
    <p>${text}</p>
    ${
      isStopped
        ? null
        : html`<form class="join" method="post">
            <p><button type="submit">${t("stop.submit")}</button></p>
          </form>`
    }`;
  return renderLayout({ title: heading, card, note: null }, reader);
}
