"use client";

import "./globals.css";

type Props = { error: Error & { digest?: string }; reset: () => void };

/**
 * Shown if the document itself or a page before sign-in threw. It has no language and no theme, so
 * it uses both languages.
 */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en">
      <body className="crash font-sans text-ink">
        <title>Foyer</title>
        <h1>Couldn’t open this page</h1>
        <p lang="ru">Не удалось открыть страницу</p>
        {error.digest && <code>{error.digest}</code>}
        <button type="button" onClick={reset}>
          Try again · Повторить
        </button>
      </body>
    </html>
  );
}
