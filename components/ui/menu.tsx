"use client";

import * as Radix from "@radix-ui/react-dropdown-menu";
import type { ReactNode } from "react";

type MenuProps = {
  /** One Button or IconButton, which opens the menu. */
  trigger: ReactNode;
  /** Menu items, separators and groups. */
  children: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom" | "right";
  className?: string;
};

/** A menu that drops from its button. Not modal, so the page behind it can still be scrolled. */
export function Menu({ trigger, children, align = "end", side = "bottom", className }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={`z-40 max-h-(--radix-dropdown-menu-content-available-height) max-w-[calc(100vw-1rem)] min-w-48 overflow-y-auto rounded-float bg-raised p-1.5 shadow-float outline-none data-[state=closed]:animate-fade-out data-[state=open]:animate-pop ${className ?? ""}`}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A line between groups of items. */
export function MenuSeparator() {
  return <Radix.Separator className="-mx-1.5 my-1.5 border-t" />;
}
