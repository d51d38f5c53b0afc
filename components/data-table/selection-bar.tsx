"use client";

import { X } from "lucide-react";
import { type ReactNode, useLayoutEffect } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "../ui/icon-button";

type SelectionBarProps = {
  count: number;
  onClear: () => void;
  /** Buttons for what can be done with all that are ticked. */
  children: ReactNode;
};

/** Floats above the page while rows are ticked: how many, what to do, and a way out (also Escape). */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const t = useTranslations("common");
  const open = count > 0;
  // Before it is painted: who sees the bar may press Escape at once.
  useLayoutEffect(() => {
    if (!open) return;
    function clearOnEscape(event: KeyboardEvent) {
      // An open menu or dialog takes the key for itself.
      const taken = event.defaultPrevented || document.querySelector("[role=menu],[role$=dialog]");
      if (event.key === "Escape" && !taken) onClear();
    }
    document.addEventListener("keydown", clearOnEscape);
    return () => document.removeEventListener("keydown", clearOnEscape);
  }, [open, onClear]);
  return (
    <>
      <p role="status" className="sr-only">
        {open && t("selected", { count })}
      </p>
      {open && (
        <section
          aria-label={t("selection")}
          className="fixed inset-x-0 bottom-[calc(var(--bottom-bar,0px)+1rem)] z-30 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] animate-rise flex-wrap items-center gap-1 rounded-float bg-raised py-1.5 pr-1.5 pl-4 shadow-sheet"
        >
          <span className="mr-2 font-medium tabular-nums">{t("selected", { count })}</span>
          {children}
          <IconButton label={t("clearSelection")} icon={<X />} onClick={onClear} />
        </section>
      )}
    </>
  );
}
