"use client";

import { useState } from "react";
import { crashTexts } from "./crash-texts";

type CrashPageProps = { error: Error & { digest?: string }; retry: () => void };

/**
 * What stands in a page's place when it broke; the reference finds the line in the log. Every page
 * carries it, so it is made of nothing but itself.
 */
export function CrashPage({ error, retry }: CrashPageProps) {
  // Kept: where the document itself broke, the next one is written over its language.
  const [texts] = useState(() => crashTexts[russian() ? "ru" : "en"]);
  return (
    <div role="alert" className="mx-auto max-w-md px-6 py-[14vh] text-center">
      <h1 className="text-lg font-semibold">{texts.title}</h1>
      <p className="mt-1 text-ink-muted">{texts.text}</p>
      {error.digest && (
        <p className="mt-2 text-sm text-ink-faint">
          {texts.reference} <code className="font-mono">{error.digest}</code>
        </p>
      )}
      <button
        type="button"
        onClick={retry}
        className="mt-5 h-9 rounded-control bg-accent px-3.5 font-medium text-accent-ink hover:bg-accent-strong"
      >
        {texts.retry}
      </button>
    </div>
  );
}

function russian(): boolean {
  return typeof document !== "undefined" && document.documentElement.lang === "ru";
}
