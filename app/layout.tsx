import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { withBase } from "@/lib/platform/base-path";
import { requestLocale } from "@/lib/platform/i18n/server";
import { requestDensity } from "@/lib/preferences/density-cookie";
import { requestTheme } from "@/lib/preferences/theme-cookie";
import { fontVariables } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Foyer", template: "%s · Foyer" },
  applicationName: "Foyer",
  // Forms sent before hydration must have an Origin: with no-referrer browsers send "null", which
  // server actions refuse.
  referrer: "same-origin",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false, date: false },
};

/** Returns the color of the browser's bars. */
export async function generateViewport(): Promise<Viewport> {
  const light = "#faf9f7";
  const dark = "#12120f";
  const theme = await requestTheme();
  if (theme === "light") return { themeColor: light };
  if (theme === "dark") return { themeColor: dark };
  return {
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: light },
      { media: "(prefers-color-scheme: dark)", color: dark },
    ],
  };
}

/** The document: language, theme, density and fonts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // Only pages rendered per request have the CSP nonce.
  await connection();
  const [locale, theme, density] = await Promise.all([
    requestLocale(),
    requestTheme(),
    requestDensity(),
  ]);
  return (
    <html lang={locale} data-theme={theme} data-density={density} className={fontVariables}>
      <body className="bg-canvas font-sans text-ink">
        {/* Next may stream its metadata after the page; browsers then request /favicon.ico. */}
        <link rel="icon" href={withBase("/icon.svg")} type="image/svg+xml" />
        {children}
      </body>
    </html>
  );
}
