"use client";

import * as Radix from "@radix-ui/react-dialog";
import clsx from "clsx";
import type { ReactNode } from "react";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { dialogStyle, footerStyle, scrimStyle } from "./dialog-style";
import { IconButton } from "./icon-button";
import { keepForToasts } from "./keep-for-toasts";
import { useReturnFocus } from "./use-return-focus";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the one that goes on last; a submit button names its form by `form`. */
  footer?: ReactNode;
  size?: "md" | "lg";
};

/** What a Dialog is made of, fetched with the first one. */
export function DialogBody({
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
  function beginInside(event: Event) {
    focus.onOpenAutoFocus();
    const content = event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
    const first = content?.querySelector<HTMLElement>("input, select, textarea");
    if (!first) return;
    // Else it would begin at the button that closes it.
    event.preventDefault();
    first.focus();
  }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrimStyle} />
        <Radix.Content
          className={clsx(dialogStyle, size === "lg" ? "md:max-w-2xl" : "md:max-w-md")}
          {...focus}
          onOpenAutoFocus={beginInside}
          onInteractOutside={keepForToasts}
          {...(!description && { "aria-describedby": undefined })}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-1 md:px-6 md:pt-5">
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
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-3 md:px-6">{children}</div>
          {footer && <footer className={footerStyle}>{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
