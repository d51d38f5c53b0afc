"use client";

import { CrashPage } from "@/components/shell/crash-page";
import "./globals.css";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** The document itself broke: this one stands in for it. */
export default function GlobalErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <html lang="en" data-theme="system">
      <body className="bg-canvas font-sans text-ink">
        <title>Foyer</title>
        <main>
          <CrashPage error={error} retry={reset} />
        </main>
      </body>
    </html>
  );
}
