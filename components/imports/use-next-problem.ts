"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";

type NextProblem = {
  scroller: RefObject<HTMLElement | null>;
  problems: number;
  /** True once the rows on the screen are those after the last change. */
  ready: boolean;
  scrollTo: (index: number) => void;
};

/**
 * Moves the focus to the next problem after one was fixed. A fixed row leaves the problems, so the
 * next one takes its place; after the last problem the focus goes to the table. Returns a function to
 * call with the place of a row that is being fixed.
 */
export function useNextProblem({ scroller, problems, ready, scrollTo }: NextProblem) {
  const place = useRef<number | null>(null);
  useEffect(() => {
    if (place.current === null || !ready) return;
    const index = Math.min(place.current, problems - 1);
    place.current = null;
    // A person who moved on to another field stays there.
    const active = document.activeElement;
    const inTable = scroller.current?.contains(active) === true;
    if (active !== document.body && !(inTable && active instanceof HTMLButtonElement)) return;
    if (index < 0) return scroller.current?.focus();
    scrollTo(index);
    scroller.current
      ?.querySelector<HTMLElement>(`[data-index="${index}"] input:not([disabled])`)
      ?.focus();
  });
  return useCallback((index: number) => {
    place.current = index;
  }, []);
}
