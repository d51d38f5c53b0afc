"use client";

import { X } from "lucide-react";
import { type ReactNode, useLayoutEffect } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "../ui/button";

type SelectionBarProps = {
  count: number;
  onClear: () => void;
  /** Buttons for the selected rows. */
  children: ReactNode;
};

/** Floats above the page while rows are selected: their number, actions, and Clear (also Escape). */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const t = useTranslations("common");
  const open = count > 0;
  // Before paint, so Escape works as soon as the bar is visible.
  useLayoutEffect(() => {
    if (!open) return;
    function clearOnEscape(event: KeyboardEvent) {
      // An open menu or dialog handles Escape itself.
      const handled =
        event.defaultPrevented || document.querySelector("[role=menu],[role$=dialog]");
      if (event.key === "Escape" && !handled) onClear();
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
          data-selection-bar
          className="floating z-30 animate-rise gap-1 bg-raised py-1.5 pr-1.5 pl-4 shadow-sheet"
        >
          <span className="mr-2 shrink-0 font-medium whitespace-nowrap tabular-nums">
            {t("selected", { count })}
          </span>
          {/* In one line: on phones icons, whose names only screen readers need; on tablets names. */}
          <div className="flex min-w-0 items-center gap-1 overflow-x-auto max-md:[&_.button-label]:sr-only max-md:[&_button]:px-2.5 md:max-xl:[&_button]:px-2 md:max-xl:[&_svg]:hidden">
            {children}
          </div>
          <IconButton label={t("clearSelection")} icon={<X />} onClick={onClear} />
        </section>
      )}
    </>
  );
}
