import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import { compiled } from "@/lib/platform/i18n/compiled";
import type { Locale } from "@/lib/platform/i18n/locales";

/** The time of every rendered component (ms since 1970). */
export const NOW = Date.UTC(2026, 10, 26, 12);

/** Returns the HTML of a component as the server renders it, with the interface's real texts. */
export function render(element: ReactNode, locale: Locale = "en"): string {
  return renderToStaticMarkup(
    <IntlProvider locale={locale} messages={compiled[locale]} timeZone="UTC" now={new Date(NOW)}>
      {element}
    </IntlProvider>,
  );
}

/** Returns the visible text of a component. */
export function textOf(element: ReactNode, locale: Locale = "en"): string {
  return render(element, locale)
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replace(/\s+/g, " ")
    .trim();
}
