"use client";

import "./globals.css";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/**
 * A page outside the desk broke, or the document itself: this one stands in for it. Every page carries
 * its code, so it knows no language and no theme: it says all it has to say in both.
 */
export default function GlobalErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <html lang="en">
      <body className="crash font-sans text-ink">
        <title>Foyer</title>
        <h1>Something went wrong</h1>
        <p lang="ru">Не удалось открыть страницу</p>
        {error.digest && <code>{error.digest}</code>}
        <button type="button" onClick={reset}>
          Try again · Повторить
        </button>
      </body>
    </html>
  );
}
