"use client";

import { type ReadonlyURLSearchParams, useSearchParams } from "next/navigation";
import { useCallback } from "react";

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
  const set = useCallback((changes: Changes) => {
    // From the address bar, not from `params`: two changes in one tick must not undo each other.
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const query = next.toString();
    window.history.replaceState(null, "", `${window.location.pathname}${query && `?${query}`}`);
  }, []);
  return { params, set };
}
