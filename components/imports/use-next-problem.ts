"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";

type NextProblem = {
  scroller: RefObject<HTMLElement | null>;
  problems: number;
  /** The version of the list, and that of the loaded rows. */
  version: number;
  loadedVersion: number;
  scrollTo: (index: number) => void;
};

/**
 * Moves the focus to the next problem after a fix. A fixed row is no longer a problem, so the next problem
 * gets its index. After the last problem, the table gets the focus. Returns a function to call with the index
 * of the row that is being fixed.
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
    // The fixed row has this index until the worker has applied the change.
    if (fixing.current === null || version === fixing.current.version) return;
    if (loadedVersion !== version) return;
    const index = Math.min(fixing.current.index, problems - 1);
    fixing.current = null;
    // Does not move the focus if a person moved it to another field.
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
