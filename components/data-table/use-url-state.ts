"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo, useSyncExternalStore } from "react";
import { withoutBase } from "@/lib/platform/base-path";

type Changes = Record<string, string | null>;

const watchers = new Set<() => void>();

/**
 * Returns the list state in the URL and a setter. The setter replaces the address without a request
 * to the server; null or "" removes a parameter. The new value is visible in the same render, before
 * Next's router processes it. nuqs is not used: it loses a change made before the router's first
 * effect, which `routerIsReady` waits for.
 */
export function useUrlState(): {
  params: URLSearchParams;
  set: (changes: Changes) => void;
} {
  const pathname = usePathname();
  const routed = useSearchParams().toString();
  // During navigation the address already belongs to the next page.
  const current = () =>
    withoutBase(window.location.pathname) === pathname ? addressQuery() : routed;
  const query = useSyncExternalStore(subscribe, current, () => routed);
  const params = useMemo(() => new URLSearchParams(query), [query]);
  return { params, set: setUrlState };
}

function addressQuery(): string {
  return new URLSearchParams(window.location.search).toString();
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function setUrlState(changes: Changes): void {
  if (!routerIsReady()) {
    setTimeout(setUrlState, 0, changes);
    return;
  }
  // From the address, not from `params`, so that two changes in one tick both apply.
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
 * Returns true once Next has replaced `history.replaceState` with its own. It does so shortly after
 * hydration and never learns of earlier changes.
 */
function routerIsReady(): boolean {
  return Object.hasOwn(window.history, "replaceState");
}
