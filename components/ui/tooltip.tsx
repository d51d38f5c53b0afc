"use client";

import * as Radix from "@radix-ui/react-tooltip";
import type { ReactNode } from "react";

type TooltipProps = {
  text: string;
  /** One element that takes the focus. */
  children: ReactNode;
  side?: "top" | "right" | "bottom";
};

/** A hint on hover and focus; never the only place where something is said. */
export function Tooltip({ text, children, side = "top" }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={350}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 animate-fade rounded-lg bg-tooltip px-2.5 py-1.5 text-sm text-tooltip-ink"
          >
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
