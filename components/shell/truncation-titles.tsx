"use client";

import { useEffect } from "react";

/** Adds a tooltip to every cut-off text when the pointer reaches it; renders nothing. */
export function TruncationTitles() {
  useEffect(() => {
    document.addEventListener("pointerover", setTitle);
    return () => document.removeEventListener("pointerover", setTitle);
  }, []);
  return null;
}

function setTitle({ target }: PointerEvent): void {
  if (!(target instanceof HTMLElement) || target.closest("[title], input, select, textarea"))
    return;
  const { scrollWidth, clientWidth, scrollHeight, clientHeight, textContent } = target;
  const cutOff = scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 4;
  if (!cutOff || target.childElementCount > 3) return;
  const { overflowX } = getComputedStyle(target);
  if (overflowX !== "hidden" && overflowX !== "clip") return;
  target.title = textContent;
  // The text may change later, and React does not know this title.
  target.addEventListener("pointerout", () => target.removeAttribute("title"), { once: true });
}
