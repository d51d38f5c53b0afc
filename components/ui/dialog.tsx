"use client";

import * as Radix from "@radix-ui/react-dialog";
import clsx from "clsx";
import { X } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "./button";
import { isInToast } from "./toast";

/**
 * The layer between the page and a dialog; the page below doesn't scroll. Radix's Overlay adds a
 * style sheet for that, which makes the browser compute the styles of all elements again.
 */
export function Scrim({ open }: { open: boolean }) {
  // Keeps the scrollbar's space, so that the page keeps its width.
  const [gutter] = useState(() => window.innerWidth > document.documentElement.clientWidth);
  return (
    <div
      aria-hidden="true"
      data-scrim={gutter ? "gutter" : ""}
      data-state={open ? "open" : "closed"}
      className="fixed inset-0 z-50 bg-scrim data-[state=closed]:animate-fade-out data-[state=open]:animate-fade"
    />
  );
}

/** The panel of a dialog: centered on wide screens, a sheet from below on phones. */
export const dialogStyle = [
  "fixed z-50 flex flex-col bg-raised shadow-sheet outline-none",
  "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-2xl pb-[env(safe-area-inset-bottom)]",
  "md:inset-x-auto md:bottom-auto md:top-[14vh] md:left-1/2 md:w-[calc(100%-3rem)]",
  "md:max-h-[76vh] md:-translate-x-1/2 md:rounded-2xl md:pb-0",
  // Nothing has room to scroll between the title and the buttons: all of it scrolls.
  "short:overflow-y-auto short:md:top-4 short:md:max-h-[calc(100dvh-2rem)]",
  "max-md:data-[state=open]:animate-sheet md:data-[state=open]:animate-fade",
  "data-[state=closed]:animate-fade-out",
].join(" ");

/** The content of a dialog, between its title and its buttons. */
export const bodyStyle =
  "min-h-0 flex-1 overflow-y-auto px-5 md:px-6 short:shrink-0 short:overflow-visible";

/** A dialog's buttons: at the right on wide screens, stacked with the last on top on phones. */
export const footerStyle = [
  "flex flex-col-reverse gap-2 px-5 pt-2 pb-4 md:flex-row md:justify-end md:px-6 md:pb-5 short:shrink-0",
  "max-md:[&>button]:h-11 max-md:[&>button]:text-md",
].join(" ");

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last; a submit button refers to its form by `form`. */
  footer?: ReactNode;
  size?: "md" | "lg";
};

/** A dialog in the middle of the screen; on phones a sheet from below. Escape and the scrim close it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = "md",
}: DialogProps) {
  const t = useTranslations("common");
  const focus = useReturnFocus();
  function focusFirstField(event: Event) {
    focus.onOpenAutoFocus();
    const content = event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
    // By default Radix focuses the Close button.
    const first =
      // In a radio group, the selected option.
      content?.querySelector<HTMLElement>("input:not([type=radio]), :checked, select, textarea") ??
      content?.querySelector<HTMLElement>("footer button");
    if (!first) return;
    event.preventDefault();
    first.focus();
  }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Scrim open={open} />
        <Radix.Content
          className={clsx(dialogStyle, size === "lg" ? "md:max-w-2xl" : "md:max-w-md")}
          {...focus}
          onOpenAutoFocus={focusFirstField}
          onInteractOutside={(event) => isInToast(event.target) && event.preventDefault()}
          {...(!description && { "aria-describedby": undefined })}
        >
          <header className="flex shrink-0 items-start gap-3 px-5 pt-4 pb-1 md:px-6 md:pt-5">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold break-words">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-1 text-pretty break-words text-ink-muted">
                  {description}
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label={t("close")} icon={<X />} className="-mt-1 -mr-2" />
            </Radix.Close>
          </header>
          <div className={clsx(bodyStyle, "py-3")}>{children}</div>
          {footer && <footer className={footerStyle}>{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/**
 * Returns focus handlers for a dialog. A dialog opened from a menu item returns the focus to the
 * menu's button. If that is gone too, for instance with its row, the page takes the focus.
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
