import "server-only";
import Negotiator from "negotiator";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { createTranslator } from "use-intl/core";
import { isLocale, LOCALES, type Locale } from "./locales";
import { compiled } from "./compiled";
import type { Messages } from "./messages";

/** The cookie that stores a person's language. */
export const LOCALE_COOKIE = "foyer.locale";

/** Returns the language of this request: the person's choice, the browser's, or English. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return chosen;
  const accepted = {
    headers: { "accept-language": (await headers()).get("accept-language") ?? "" },
  };
  const wanted = new Negotiator(accepted).language([...LOCALES]);
  return isLocale(wanted) ? wanted : LOCALES[0];
});

/**
 * Returns the translator of one namespace for server components, in the language of this request.
 */
export async function getTranslations<N extends keyof Messages>(namespace: N) {
  const locale = await requestLocale();
  return createTranslator({ locale, messages: compiled[locale], namespace });
}

/** Returns a page's `generateMetadata`: the title of the browser's tab in the language of this request. */
export function tabTitle<N extends keyof Messages>(
  namespace: N,
  title: (t: Awaited<ReturnType<typeof getTranslations<N>>>) => string,
) {
  return async () => ({ title: title(await getTranslations(namespace)) });
}
