"use client";

import { type FocusEvent, useEffect, useRef, useState } from "react";

/** How often the seconds are computed again (ms). */
const TICK_MS = 250;

/** Returns the seconds until a time (ms since 1970), rounded up, down to 0; null without a time. */
export function useSecondsUntil(endsAt: number | undefined): number | null {
  const left = () => (endsAt === undefined ? null : secondsUntil(endsAt));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    if (endsAt === undefined) return;
    const timer = setInterval(() => setSeconds(secondsUntil(endsAt)), TICK_MS);
    return () => clearInterval(timer);
  }, [endsAt]);
  return seconds;
}

function secondsUntil(moment: number): number {
  return Math.max(0, Math.ceil((moment - Date.now()) / 1000));
}

/**
 * Calls `end(false)` after `durationMs`, not counting time under the pointer or with the focus inside. Returns the
 * handlers for the element.
 */
export function usePausableTimer(durationMs: number, end: (open: false) => void) {
  const left = useRef(durationMs);
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const running = !hovered && !focused;
  useEffect(() => {
    if (!running) return;
    const startedAt = Date.now();
    const timer = setTimeout(end, left.current, false);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - startedAt;
    };
  }, [running, end]);
  return {
    onPointerEnter: () => setHovered(true),
    onPointerLeave: () => setHovered(false),
    onFocus: () => setFocused(true),
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent) =>
      setFocused(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)),
  };
}
