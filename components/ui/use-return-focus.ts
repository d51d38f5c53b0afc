"use client";

import { useRef } from "react";

/**
 * For dialogs: gives the focus back to where it came from. A dialog opened from a menu's entry
 * returns to the button of that menu, since the entry is gone by then; where the button is gone too,
 * as after deleting its row, the page itself takes the focus.
 */
export function useReturnFocus() {
  const from = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: () => {
      const active = document.activeElement;
      const button = active?.closest("[role=menu]")?.getAttribute("aria-labelledby");
      const origin = button ? document.getElementById(button) : active;
      from.current = origin instanceof HTMLElement ? origin : null;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const origin = from.current;
      if (origin?.isConnected && origin !== document.body) origin.focus();
      else document.querySelector("main")?.focus();
    },
  };
}
