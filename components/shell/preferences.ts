import { startTransition } from "react";
import type { Locale } from "@/lib/platform/i18n/locales";
import { chooseLocale, chooseTheme } from "@/lib/preferences/actions";
import type { Theme } from "@/lib/preferences/themes";

/** Takes a theme: at once; the server's answer then says the same. */
export function takeTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  startTransition(() => chooseTheme(formOf("theme", theme)));
}

/** Takes a language, for the next answer of the server's and all after it. */
export function takeLocale(locale: Locale): void {
  startTransition(() => chooseLocale(formOf("locale", locale)));
}

function formOf(name: string, value: string): FormData {
  const form = new FormData();
  form.set(name, value);
  return form;
}
