"use client";

import { useSyncExternalStore } from "react";

/** Below this width rows are stacked; the same as Tailwind's `md`. */
const STACKED = "(max-width: 47.99rem)";

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(STACKED);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Returns true if rows are shown as small cards; false on the server. */
export function useStacked(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(STACKED).matches,
    () => false,
  );
}

function subscribeToResize(changed: () => void): () => void {
  window.addEventListener("resize", changed);
  return () => window.removeEventListener("resize", changed);
}

/** Returns true if rows are compact (shell/preferences.ts); false on the server. */
export function useCompact(): boolean {
  return useSyncExternalStore(
    subscribeToResize,
    () => document.documentElement.dataset.density === "compact",
    () => false,
  );
}
