"use client";

import { useSyncExternalStore } from "react";

// Not a custom property of the root element: all elements would inherit it, so each change would recalculate
// the styles of the whole page.
let height = 0;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Sets the height (px) of the toolbar that sticks above the table's headings; 0 if there is none. */
export function setToolbarHeight(next: number): void {
  if (next === height) return;
  height = next;
  for (const listener of listeners) listener();
}

/** Returns the height (px) of the toolbar that sticks above the table's headings; 0 on the server. */
export function useToolbarHeight(): number {
  return useSyncExternalStore(
    subscribe,
    () => height,
    () => 0,
  );
}
