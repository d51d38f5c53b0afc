"use client";

import * as Radix from "@radix-ui/react-menu";
import { type FocusEvent, type ReactNode, type RefObject, useRef } from "react";
import { MenuPartsContext } from "./menu-parts";

export type MenuBodyProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button it drops from, which has this id and gets the focus back. */
  button: RefObject<HTMLElement | null>;
  buttonId: string;
  /** Opened by a key: the first entry gets the focus at once. */
  byKey: boolean;
  align: "start" | "end";
  side: "top" | "bottom" | "right";
  className?: string;
  children: ReactNode;
};

const ENTRY = "[role^=menuitem]:not([data-disabled])";

/** What a Menu is made of, fetched with the first one. Not modal: the page can still be scrolled. */
export function MenuBody(props: MenuBodyProps) {
  const { open, onOpenChange, button, buttonId, byKey, className = "", children } = props;
  const elsewhere = useRef(false);
  function enter({ target, currentTarget }: FocusEvent<HTMLElement>) {
    if (byKey && target === currentTarget) target.querySelector<HTMLElement>(ENTRY)?.focus();
  }
  function leave(event: Event) {
    const { target } = event;
    // Its own button opens and closes it: also while it is just fading away.
    if (target instanceof Node && button.current?.contains(target)) event.preventDefault();
    else elsewhere.current = true;
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
            onFocus={enter}
            onInteractOutside={leave}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              if (!elsewhere.current) button.current?.focus();
              elsewhere.current = false;
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
