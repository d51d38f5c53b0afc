import { html, Markup } from "@/lib/guest-pages/html";

/** The content of a message, in order. */
export type Layout = {
  locale: string;
  subject: string;
  paragraphs: string[];
  title: string;
  facts: { name: string; value: string; note: string }[];
  button: { label: string; hint: string; url: string; keep: string } | null;
  footer: string;
  /** The page that stops reminders; null in messages about access. */
  stop: { label: string; url: string } | null;
};

/** `reader`: the email program chooses the theme; a preview sets one. */
export type Theme = "light" | "dark" | "reader";

/** Styles for dark mode. Email programs without CSS support use tables and attributes. */
const DARK =
  "body,.canvas{background:#12120f!important}.card{background:#1b1b17!important;border-color:#3a3933!important}.ink{color:#f0eee8!important}.muted{color:#b0ada3!important}.button{background:#7fd8b1!important;color:#0c1f17!important}";

const STYLES: Record<Theme, Markup> = {
  reader: new Markup(`@media(prefers-color-scheme:dark){${DARK}}`),
  light: new Markup(""),
  dark: new Markup(DARK),
};
const FONT = "font-family:Helvetica,Arial,sans-serif";

/** Returns the HTML of a message. Every value is escaped; all URLs are Foyer's. */
export function htmlOf(layout: Layout, theme: Theme = "reader"): string {
  const { stop } = layout;
  const scheme = theme === "reader" ? "light dark" : theme;
  return html`<!doctype html>
    <html lang="${layout.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="${scheme}" />
        <meta name="supported-color-schemes" content="${scheme}" />
        <title>${layout.subject}</title>
        <style>
          ${STYLES[theme]}
        </style>
      </head>
      <body style="margin:0;background:#faf9f7">
        <table
          role="presentation"
          class="canvas"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style="background:#faf9f7"
        >
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                role="presentation"
                class="card"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:560px;background:#ffffff;border:1px solid #dedbd3;border-radius:12px"
              >
                <tr>
                  <td
                    class="ink"
                    style="padding:28px 24px;${FONT};font-size:16px;line-height:1.5;color:#1c1b18"
                  >
                    ${content(layout)}
                  </td>
                </tr>
              </table>
              <p
                class="muted"
                style="max-width:560px;margin:16px auto 0;${FONT};font-size:13px;line-height:1.5;color:#5c5a52"
              >
                ${layout.footer}
                ${
                  stop &&
                  html`<br /><a class="muted" href="${stop.url}" style="color:#5c5a52"
                      >${stop.label}</a
                    >`
                }
              </p>
            </td>
          </tr>
        </table>
      </body>
    </html>`.text;
}

/** Returns the paragraphs, the title, the facts and the button of a message. */
function content({ paragraphs, title, facts, button }: Layout): Markup {
  return html`${paragraphs.map(paragraph)}
  ${
    title &&
    html`<h1 class="ink" style="margin:20px 0 16px;font-size:22px;line-height:1.25;color:#1c1b18">
      ${title}
    </h1>`
  }
  ${facts.map(fact)} ${button && buttonOf(button)}`;
}

function buttonOf(button: NonNullable<Layout["button"]>): Markup {
  return html`<p style="margin:24px 0 16px">
      <a
        class="button"
        href="${button.url}"
        style="display:inline-block;padding:12px 28px;border-radius:8px;background:#14694b;color:#ffffff;font-weight:bold;text-decoration:none"
        >${button.label}</a
      >
    </p>
    <p class="muted" style="margin:0 0 12px;font-size:14px;color:#5c5a52">
      ${button.hint}<br /><a
        class="ink"
        href="${button.url}"
        style="color:#1c1b18;word-break:break-all"
        >${button.url}</a
      >
    </p>
    <p class="muted" style="margin:0;font-size:14px;color:#5c5a52">${button.keep}</p>`;
}

function paragraph(text: string): Markup {
  const lines = text
    .split("\n")
    .map((line, index) => (index ? html`<br />${line}` : html`${line}`));
  return html`<p style="margin:0 0 12px">${lines}</p> `;
}

function fact({ name, value, note }: Layout["facts"][number]): Markup {
  return html`<p style="margin:0 0 12px">
    <span class="muted" style="font-size:14px;color:#5c5a52">${name}</span><br /><strong
      >${value}</strong
    >${note && html`<br /><span class="muted" style="font-size:14px;color:#5c5a52">${note}</span>`}
  </p> `;
}

/** Returns the plain text version of a message. */
export function textOf(layout: Layout): string {
  const { button, stop } = layout;
  const facts = layout.facts.map(
    ({ name, value, note }) => `${name}: ${value}${note && ` (${note})`}`,
  );
  return [
    ...layout.paragraphs,
    [layout.title, ...facts].filter(Boolean).join("\n"),
    ...(button ? [`${button.label}: ${button.url}`, button.keep] : []),
    `-- \n${layout.footer}${stop ? `\n${stop.label}: ${stop.url}` : ""}`,
  ]
    .filter(Boolean)
    .join("\n\n");
}
