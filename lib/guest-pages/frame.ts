import { createTranslator } from "use-intl/core";
import { guestMessages } from "@/lib/platform/i18n/guest-messages";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { LANGUAGE_NAMES } from "@/lib/preferences/language-names";
import { html, Markup } from "./html";
import type { Reader } from "./page-content";
import { STYLE } from "./style";

const STYLE_MARKUP = new Markup(STYLE);

type Parts = { title: string; card: Markup; note: Markup | null };

/** Returns a whole public page: its card, a note below it, and the other languages. */
export function framed({ title, card, note }: Parts, reader: Reader): string {
  const { locale } = reader;
  const t = createTranslator({ locale, messages: guestMessages[locale], namespace: "guestPages" });
  return html`<!doctype html>
    <html lang="${reader.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no, email=no, address=no, date=no" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style nonce="${reader.nonce}">
          ${STYLE_MARKUP}
        </style>
      </head>
      <body>
        <main>
          <div class="card">${card}</div>
          <footer>
            ${note}
            <nav aria-label="${t("language")}">
              <ul>
                ${languages(reader)}
              </ul>
            </nav>
          </footer>
        </main>
      </body>
    </html>`.text;
}

/** Returns the headers that every public page has. */
export function pageHeaders({ locale }: Reader): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "content-language": locale,
    vary: "accept-language",
  };
}

function languages({ locale }: Reader): Markup[] {
  return LOCALES.filter((other) => other !== locale).map(
    (other) =>
      html`<li>
        <a href="?lang=${other}" lang="${other}" hreflang="${other}">${LANGUAGE_NAMES[other]}</a>
      </li>`,
  );
}
