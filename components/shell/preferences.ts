import { startTransition } from "react";
import type { Locale } from "@/lib/platform/i18n/locales";
import { chooseDensity, chooseLocale, chooseTheme } from "@/lib/preferences/actions";
import { type Density, isDensity } from "@/lib/preferences/density";
import type { Theme } from "@/lib/preferences/theme";

/** Applies a theme at once and stores it. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  startTransition(() => chooseTheme(formOf("theme", theme)));
}

/** Returns the density of this document. */
export function currentDensity(): Density {
  const { density } = document.documentElement.dataset;
  return isDensity(density) ? density : "comfortable";
}

/** Applies a density at once and stores it. */
export function setDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  // Long tables measure their rows again.
  window.dispatchEvent(new Event("resize"));
  startTransition(() => chooseDensity(formOf("density", density)));
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
