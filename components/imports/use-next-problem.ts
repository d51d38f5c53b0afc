"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";

type NextProblem = {
  scroller: RefObject<HTMLElement | null>;
  problems: number;
  /** The list's version, and that of the rows on the screen. */
  version: number;
  loadedVersion: number;
  scrollTo: (index: number) => void;
};

/**
 * Moves the focus to the next problem after one was fixed. A fixed row leaves the list of problems, so the next
 * problem has its index. After the last problem, the table gets the focus. Returns a function to call with the
 * index of a row that is being fixed.
 */
export function useNextProblem({
  scroller,
  problems,
  version,
  loadedVersion,
  scrollTo,
}: NextProblem) {
  const fixing = useRef<{ index: number; version: number } | null>(null);
  useEffect(() => {
    // Until the worker has applied the change, the fixed row still has this index.
    if (fixing.current === null || version === fixing.current.version) return;
    if (loadedVersion !== version) return;
    const index = Math.min(fixing.current.index, problems - 1);
    fixing.current = null;
    // Keep the focus of a person who moved to another field.
    const active = document.activeElement;
    const inTable = scroller.current?.contains(active) === true;
    if (active !== document.body && !(inTable && active instanceof HTMLButtonElement)) return;
    if (index < 0) return scroller.current?.focus();
    scrollTo(index);
    scroller.current
      ?.querySelector<HTMLElement>(`[data-index="${index}"] input:not([disabled])`)
      ?.focus();
  });
  return useCallback(
    (index: number) => {
      fixing.current = { index, version };
    },
    [version],
  );
}
