"use client";

import { type RefObject, useEffect } from "react";

/** Lets the key `/` move the focus to a box, unless the person is typing or a dialog is open. */
export function useSlashKey(box: RefObject<HTMLInputElement | null>, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    function jump(event: globalThis.KeyboardEvent) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      const focus = document.activeElement;
      if (focus?.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]"))
        return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    }
    document.addEventListener("keydown", jump);
    return () => document.removeEventListener("keydown", jump);
  }, [box, enabled]);
}
