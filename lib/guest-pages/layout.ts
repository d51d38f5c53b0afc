import { createTranslator } from "use-intl/core";
import { guestMessages } from "@/lib/platform/i18n/guest-messages";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { LANGUAGE_NAMES } from "@/lib/preferences/language-names";
import { html, Markup } from "./html";
import type { Reader } from "./page-content";

/** The styles of the public pages, for both themes. Colors pass WCAG 2.2 AA. */
const STYLE = new Markup(
  `
:root{color-scheme:light dark;--canvas:#faf9f7;--surface:#fff;--ink:#1c1b18;--muted:#5c5a52;--line:#dedbd3;--accent:#14694b;--on:#fff}
@media(prefers-color-scheme:dark){:root{--canvas:#12120f;--surface:#1b1b17;--ink:#f0eee8;--muted:#b0ada3;--line:#3a3933;--accent:#7fd8b1;--on:#0c1f17}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem 3rem}
@media(min-width:40rem){main{padding-top:4rem}}
.card{background:var(--surface);border:1px solid var(--line);border-radius:1rem;padding:1.5rem 1.25rem}
h1{margin:0 0 .75rem;font-size:1.5rem;line-height:1.25;overflow-wrap:anywhere}
p{margin:0 0 .75rem;overflow-wrap:anywhere}
.card>:last-child,.card>form>:last-child{margin-bottom:0}
.about{white-space:pre-line;color:var(--muted)}
dl{margin:0 0 1.25rem;display:grid;gap:.125rem}
dt{color:var(--muted);font-size:.875rem}
dd{margin:0 0 .5rem;font-weight:600;overflow-wrap:anywhere}
dd span{display:block;font-weight:400;color:var(--muted)}
button,.button{display:inline-block;min-height:3rem;padding:.625rem 1.25rem;border:0;border-radius:.625rem;font:inherit;font-weight:600;background:var(--accent);color:var(--on);cursor:pointer;text-decoration:none;text-align:center}
.join button{width:100%;font-size:1.125rem}
.small{min-height:2.75rem;padding:.5rem 1rem;background:transparent;color:var(--ink);border:1px solid var(--muted);font-weight:400}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
ul{margin:0 0 .75rem;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
ul a{display:inline-block;padding:.375rem 0}
h2{margin:1.5rem 0 .25rem;font-size:1rem}
.zone{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:0 0 .75rem}
.ask label{display:block;margin:0 0 1rem}
.ask input{font-size:1rem;padding:0 .75rem;min-height:3rem}
.zone label{flex:1 1 12rem;color:var(--muted);font-size:.875rem}
select,input{display:block;width:100%;min-height:2.75rem;margin-top:.125rem;padding:0 .5rem;font:inherit;color:var(--ink);background:var(--surface);border:1px solid var(--muted);border-radius:.5rem}
footer{margin-top:1rem;color:var(--muted);font-size:.875rem}
`
    .trim()
    .replaceAll("\n", ""),
);

type Parts = { title: string; card: Markup; note: Markup | null };

/** Returns a complete public page: its card, a note below it, and links to the other languages. */
export function renderLayout({ title, card, note }: Parts, reader: Reader): string {
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
          ${STYLE}
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

/** Returns the headers of every public page. */
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
