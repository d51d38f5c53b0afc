"use client";

import { type ComponentType, useEffect, useSyncExternalStore } from "react";

type State<P> = { Part: ComponentType<P> | null; failed: boolean };

/** A component whose code is fetched when it is first asked for, once for the whole page. */
export type LaterPart<P> = {
  /** Begins to fetch it; after a failure, once more. */
  fetch: () => void;
  get: () => State<P>;
  subscribe: (changed: () => void) => () => void;
};

/** `const body = laterPart(() => import("./menu-body").then((file) => file.MenuBody))` */
export function laterPart<P>(load: () => Promise<ComponentType<P>>): LaterPart<P> {
  const listeners = new Set<() => void>();
  let state: State<P> = { Part: null, failed: false };
  let coming = false;
  function change(next: State<P>) {
    state = next;
    listeners.forEach((changed) => changed());
  }
  async function settle() {
    try {
      change({ Part: await load(), failed: false });
    } catch {
      change({ Part: null, failed: true });
    } finally {
      coming = false;
    }
  }
  return {
    fetch() {
      if (coming || state.Part) return;
      coming = true;
      if (state.failed) change({ Part: null, failed: false });
      void settle();
    },
    get: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** The part, once it is there; fetched as soon as it is wanted. The server never waits for it. */
export function usePart<P>(part: LaterPart<P>, wanted: boolean): State<P> {
  useEffect(() => {
    if (wanted) part.fetch();
  }, [part, wanted]);
  return useSyncExternalStore(part.subscribe, part.get, () => NONE);
}

const NONE = { Part: null, failed: false } as const;
