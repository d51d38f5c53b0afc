"use client";

import { useState } from "react";
import { CrashPage } from "@/components/shell/crash-page";
import "./globals.css";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page outside the desk broke, or the document itself: this one stands in for it. */
export default function GlobalErrorPage({ error, reset }: ErrorPageProps) {
  const [{ lang, theme }] = useState(before);
  return (
    <html lang={lang} data-theme={theme}>
      <body className="bg-canvas font-sans text-ink">
        <title>Foyer</title>
        <main>
          <CrashPage error={error} retry={reset} />
        </main>
      </body>
    </html>
  );
}

/** Language and theme of the document that broke. */
function before(): { lang: string; theme: string } {
  if (typeof document === "undefined") return { lang: "en", theme: "system" };
  const { lang, dataset } = document.documentElement;
  return { lang: lang || "en", theme: dataset.theme ?? "system" };
}
