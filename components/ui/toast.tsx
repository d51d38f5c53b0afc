"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import type { ToastOptions } from "./toast-context";
import { useCountdown } from "./use-countdown";

const FADE_MS = 150;

const icons = {
  plain: null,
  success: <CircleCheck aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-accent-text" />,
  danger: <CircleAlert aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-danger-text" />,
};

type ToastProps = ToastOptions & { id: number; onClosed: (id: number) => void };

/** One toast, gone by itself, but not while the pointer or the focus is on it. */
export function Toast({
  id,
  title,
  description,
  tone = "plain",
  action,
  durationMs = tone === "danger" ? 9000 : 5000,
  onClosed,
}: ToastProps) {
  const t = useTranslations("common");
  const [open, setOpen] = useState(true);
  const close = () => setOpen(false);
  const held = useCountdown(durationMs, setOpen);
  useEffect(() => {
    if (open) return;
    const timer = setTimeout(onClosed, FADE_MS, id);
    return () => clearTimeout(timer);
  }, [open, id, onClosed]);
  function closeOnEscape(event: KeyboardEvent) {
    if (event.key === "Escape") close();
  }
  return (
    // Holding it and Escape are only for those who are at its buttons anyway.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      {...held}
      data-state={open ? "open" : "closed"}
      onKeyDown={closeOnEscape}
      className="pointer-events-auto flex items-start gap-3 rounded-float bg-raised py-3 pr-2 pl-4 shadow-float data-[state=closed]:animate-slide-out data-[state=open]:animate-rise"
    >
      {icons[tone]}
      <div className="min-w-0 flex-1 break-words">
        <p className="line-clamp-3 font-medium">{title}</p>
        {description && <p className="text-sm text-pretty text-ink-muted">{description}</p>}
      </div>
      {action && (
        <Button
          size="sm"
          className="-my-1"
          title={action.altText}
          onClick={() => {
            close();
            action.onClick();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="sm" label={t("close")} icon={<X />} className="-my-1" onClick={close} />
    </li>
  );
}
