"use client";

import { type ReadonlyURLSearchParams, useSearchParams } from "next/navigation";

type Changes = Record<string, string | null>;

/**
 * The list's state as it stands in the URL. Changing it replaces the address without asking the
 * server for the page again; null or an empty text takes a parameter away.
 */
export function useUrlState(): {
  params: ReadonlyURLSearchParams;
  set: (changes: Changes) => void;
} {
  const params = useSearchParams();
  return { params, set: setUrlState };
}

function setUrlState(changes: Changes): void {
  if (!routerFollowsAddress()) {
    setTimeout(setUrlState, 0, changes);
    return;
  }
  // From the address bar, not from `params`: two changes in one tick must not undo each other.
  const next = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const query = next.toString();
  window.history.replaceState(null, "", `${window.location.pathname}${query && `?${query}`}`);
}

/**
 * Next hears of a change through a `replaceState` of its own, which it puts in place a moment after
 * the page can already be acted on; what the browser's own one is told before, it never sees.
 */
function routerFollowsAddress(): boolean {
  return Object.hasOwn(window.history, "replaceState");
}
