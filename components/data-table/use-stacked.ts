"use client";

import { useSyncExternalStore } from "react";

/** Below this width rows are stacked; the same as Tailwind's `md`. */
const STACKED = "(max-width: 47.99rem)";

/** The height of a table row, and of a stacked row before it is measured, in px. */
export const ROW_HEIGHT = 48;
const COMPACT_HEIGHT = 36;
export const STACKED_HEIGHT = 99;

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

/** Returns the height of a row (px); of a stacked row, which depends on its content, an estimate. */
export function useRowHeight(): number {
  const tableRowHeight = useCompact() ? COMPACT_HEIGHT : ROW_HEIGHT;
  return useStacked() ? STACKED_HEIGHT : tableRowHeight;
}

/** Returns true if rows are compact (shell/preferences.ts); false on the server. */
function useCompact(): boolean {
  return useSyncExternalStore(
    subscribeToResize,
    () => document.documentElement.dataset.density === "compact",
    () => false,
  );
}
