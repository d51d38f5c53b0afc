"use client";

import * as Radix from "@radix-ui/react-menu";
import { type FocusEvent, type ReactNode, type RefObject, useRef } from "react";
import { MenuPartsContext } from "./menu-context";

type MenuContentProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The id of the menu's button, which gets the focus back. */
  button: RefObject<HTMLElement | null>;
  buttonId: string;
  /** True if opened by a key: the first item gets the focus. */
  byKey: boolean;
  align: "start" | "end";
  side: "top" | "bottom" | "right";
  className?: string;
  children: ReactNode;
};

const ENABLED_ITEM = "[role^=menuitem]:not([data-disabled])";

/** The content of a Menu. Not modal, so the page still scrolls. */
export function MenuContent(props: MenuContentProps) {
  const { open, onOpenChange, button, buttonId, byKey, className = "", children } = props;
  const focusMoved = useRef(false);
  function focusFirstItem({ target, currentTarget }: FocusEvent<HTMLElement>) {
    if (byKey && target === currentTarget) target.querySelector<HTMLElement>(ENABLED_ITEM)?.focus();
  }
  function onInteractOutside(event: Event) {
    const { target } = event;
    // The button toggles the menu itself, also during the closing animation.
    if (target instanceof Node && button.current?.contains(target)) event.preventDefault();
    else focusMoved.current = true;
  }
  return (
    <MenuPartsContext value={Radix}>
      <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
        <Radix.Anchor virtualRef={button} />
        <Radix.Portal>
          <Radix.Content
            aria-labelledby={buttonId}
            align={props.align}
            side={props.side}
            sideOffset={6}
            collisionPadding={8}
            onFocus={focusFirstItem}
            onInteractOutside={onInteractOutside}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              if (!focusMoved.current) button.current?.focus();
              focusMoved.current = false;
            }}
            className={`z-40 max-h-(--radix-popper-available-height) max-w-[calc(100vw-1rem)] min-w-48 overflow-y-auto rounded-float bg-raised p-1.5 shadow-float outline-none data-[state=closed]:animate-fade-out data-[state=open]:animate-pop ${className}`}
          >
            {children}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </MenuPartsContext>
  );
}
