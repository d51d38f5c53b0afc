"use client";

import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import { type LaterPart, usePart } from "./part";

const CLOSED = { open: false, opened: false, byKey: false };
const KEYS = ["Enter", " ", "ArrowDown"];

/**
 * The button of a menu whose body comes later: what it must have to be one, and whether the menu is
 * to be open. The first press counts even while the body is on its way; reaching for the button
 * already fetches it.
 */
export function useMenuButton<P>(body: LaterPart<P>) {
  const id = useId();
  const ref = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState(CLOSED);
  const { Part: Body, failed } = usePart(body, state.open);
  const setOpen = (open: boolean, byKey = false) =>
    setState((now) => ({ open, opened: now.opened || open, byKey: open && byKey }));
  const waiting = state.open && !Body && !failed;
  function press(event: PointerEvent) {
    if (event.button !== 0 || event.ctrlKey) return;
    setOpen(!state.open);
    // Else the browser would give the button the focus that the menu is about to take.
    if (!state.open) event.preventDefault();
  }
  function type(event: KeyboardEvent) {
    if (event.key === "Escape" && waiting) setOpen(false);
    if (!KEYS.includes(event.key)) return;
    event.preventDefault();
    setOpen(event.key === "ArrowDown" || !state.open, true);
  }
  const button = {
    ref,
    id,
    "aria-haspopup": "menu",
    "aria-expanded": state.open,
    "aria-busy": waiting || undefined,
    "data-state": waiting ? "loading" : state.open ? "open" : "closed",
    onPointerDown: press,
    onPointerEnter: body.fetch,
    onFocus: body.fetch,
    onKeyDown: type,
  } as const;
  return { Body, failed, button, state, setOpen };
}
