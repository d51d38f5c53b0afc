"use client";

import { type FocusEvent, useEffect, useRef, useState } from "react";

/**
 * Calls `end(false)` after so many milliseconds in which neither the pointer nor the focus was there:
 * the handlers go to the element that is meant.
 */
export function useCountdown(durationMs: number, end: (open: false) => void) {
  const left = useRef(durationMs);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const running = !pointed && !focused;
  useEffect(() => {
    if (!running) return;
    const began = Date.now();
    const timer = setTimeout(end, left.current, false);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - began;
    };
  }, [running, end]);
  return {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent) =>
      setFocused(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)),
  };
}
