"use client";

import { useState } from "react";
import { crashTexts } from "./crash-texts";

type CrashPageProps = { error: Error & { digest?: string }; retry: () => void };

/**
 * What stands in a page's place when it broke; the reference finds the line in the log. Every page
 * behind sign-in carries it, so it is made of nothing but itself; its looks are in globals.css.
 */
export function CrashPage({ error, retry }: CrashPageProps) {
  // Kept: where the document itself broke, the next one is written over its language.
  const [texts] = useState(() => crashTexts[russian() ? "ru" : "en"]);
  return (
    <div role="alert" className="crash">
      <h1>{texts.title}</h1>
      <p>{texts.text}</p>
      {error.digest && (
        <p>
          {texts.reference} <code>{error.digest}</code>
        </p>
      )}
      <button type="button" onClick={retry}>
        {texts.retry}
      </button>
    </div>
  );
}

function russian(): boolean {
  return typeof document !== "undefined" && document.documentElement.lang === "ru";
}
