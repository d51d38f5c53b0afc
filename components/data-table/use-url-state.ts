"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo, useSyncExternalStore } from "react";

type Changes = Record<string, string | null>;

const watchers = new Set<() => void>();

/**
 * The list's state as it stands in the URL. Changing it replaces the address without asking the
 * server for the page again; null or an empty text takes a parameter away. What was changed is there
 * at once: the router learns of it only when it has nothing better to do.
 */
export function useUrlState(): {
  params: URLSearchParams;
  set: (changes: Changes) => void;
} {
  const pathname = usePathname();
  const routed = useSearchParams().toString();
  // On the way to another page the address is that page's already.
  const here = () => (window.location.pathname === pathname ? queryOfAddress() : routed);
  const query = useSyncExternalStore(watch, here, () => routed);
  const params = useMemo(() => new URLSearchParams(query), [query]);
  return { params, set: setUrlState };
}

function queryOfAddress(): string {
  return new URLSearchParams(window.location.search).toString();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
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
  for (const watcher of watchers) watcher();
}

/**
 * Next hears of a change through a `replaceState` of its own, which it puts in place a moment after
 * the page can already be acted on; what the browser's own one is told before, it never sees.
 */
function routerFollowsAddress(): boolean {
  return Object.hasOwn(window.history, "replaceState");
}
