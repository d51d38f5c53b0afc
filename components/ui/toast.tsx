"use client";

import * as Radix from "@radix-ui/react-toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import type { ToastOptions } from "./toast-context";

const FADE_MS = 150;

const icons = {
  plain: null,
  success: <CircleCheck aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-accent-text" />,
  danger: <CircleAlert aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-danger-text" />,
};

/** One toast, announced politely, gone by itself. */
export function Toast({
  title,
  description,
  tone = "plain",
  action,
  durationMs = tone === "danger" ? 9000 : 5000,
  onClosed,
}: ToastOptions & { onClosed: () => void }) {
  const t = useTranslations("common");
  const [open, setOpen] = useState(true);
  function close(next: boolean) {
    setOpen(next);
    if (!next) setTimeout(onClosed, FADE_MS);
  }
  return (
    <Radix.Root
      type="background"
      open={open}
      onOpenChange={close}
      duration={durationMs}
      className="flex items-start gap-3 rounded-float bg-raised py-3 pr-2 pl-4 shadow-float data-[state=closed]:animate-slide-out data-[state=open]:animate-rise data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
    >
      {icons[tone]}
      <div className="min-w-0 flex-1 break-words">
        <Radix.Title className="line-clamp-3 font-medium">{title}</Radix.Title>
        {description && (
          <Radix.Description className="text-sm text-pretty text-ink-muted">
            {description}
          </Radix.Description>
        )}
      </div>
      {action && (
        <Radix.Action asChild altText={action.altText} onClick={action.onClick}>
          <Button size="sm" className="-my-1">
            {action.label}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton size="sm" label={t("close")} icon={<X />} className="-my-1" />
      </Radix.Close>
    </Radix.Root>
  );
}
