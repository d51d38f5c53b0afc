"use server";

import { cookies } from "next/headers";
import { withBase } from "@/lib/platform/base-path";
import { isLocale } from "@/lib/platform/i18n/locales";
import { LOCALE_COOKIE } from "@/lib/platform/i18n/server";
import { isDensity } from "./density";
import { DENSITY_COOKIE } from "./density-cookie";
import { isTheme } from "./theme";
import { THEME_COOKIE } from "./theme-cookie";

const A_YEAR = 365 * 24 * 60 * 60;

// Open to signed-out people: the sign-in page has both choices. They only set the caller's own
// cookie to a value from a closed list.

/** Stores the theme in the form's field `theme`. */
export async function chooseTheme(form: FormData): Promise<void> {
  const theme = form.get("theme");
  if (isTheme(theme)) await keep(THEME_COOKIE, theme);
}

/** Stores the density in the form's field `density`. */
export async function chooseDensity(form: FormData): Promise<void> {
  const density = form.get("density");
  if (isDensity(density)) await keep(DENSITY_COOKIE, density);
}

/** Stores the language in the form's field `locale`. */
export async function chooseLocale(form: FormData): Promise<void> {
  const locale = form.get("locale");
  if (isLocale(locale)) await keep(LOCALE_COOKIE, locale);
}

async function keep(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, {
    path: withBase("/"),
    maxAge: A_YEAR,
    sameSite: "lax",
    httpOnly: true,
  });
}
