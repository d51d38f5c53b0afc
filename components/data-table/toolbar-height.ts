"use client";

import { useSyncExternalStore } from "react";

// Not a custom property of the root: all elements would inherit it, so each change of it would make
// the browser compute the styles of the whole page.
let height = 0;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the table's headings how high the toolbar is that stays above them (px); 0 if none does. */
export function setToolbarHeight(next: number): void {
  if (next === height) return;
  height = next;
  for (const listener of listeners) listener();
}

/** Returns the height of the toolbar that stays above the table's headings (px); 0 on the server. */
export function useToolbarHeight(): number {
  return useSyncExternalStore(
    subscribe,
    () => height,
    () => 0,
  );
}
