import { startTransition } from "react";
import type { Locale } from "@/lib/platform/i18n/locales";
import { chooseLocale, chooseTheme } from "@/lib/preferences/actions";
import type { Theme } from "@/lib/preferences/themes";

/** Applies a theme at once and stores it. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  startTransition(() => chooseTheme(formOf("theme", theme)));
}

/** Stores a language; the server renders the page again in it. */
export function setLocale(locale: Locale): void {
  startTransition(() => chooseLocale(formOf("locale", locale)));
}

function formOf(name: string, value: string): FormData {
  const form = new FormData();
  form.set(name, value);
  return form;
}
