"use client";

import { cloneElement, type ComponentProps, type ReactElement, type ReactNode } from "react";
import { laterPart } from "./part";
import { useMenuParts } from "./menu-parts";
import { useMenuButton } from "./use-menu-button";
import { PartNotice } from "./part-notice";

const body = laterPart(() => import("./menu-body").then((file) => file.MenuBody));

type MenuProps = {
  /** One Button or IconButton, which opens the menu. */
  trigger: ReactElement<ComponentProps<"button">>;
  /** Menu items, separators and groups. */
  children: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom" | "right";
  className?: string;
};

/** A menu that drops from its button. Its code comes when somebody first reaches for a menu. */
export function Menu({ trigger, children, align = "end", side = "bottom", className }: MenuProps) {
  const { Body, failed, button, state, setOpen } = useMenuButton(body);
  return (
    <>
      {cloneElement(trigger, button)}
      {Body && state.opened && (
        <Body
          open={state.open}
          onOpenChange={setOpen}
          button={button.ref}
          buttonId={button.id}
          byKey={state.byKey}
          align={align}
          side={side}
          className={className}
        >
          {children}
        </Body>
      )}
      {failed && state.open && (
        <PartNotice failed onRetry={body.fetch} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

/** A line between groups of items. */
export function MenuSeparator() {
  const { Separator } = useMenuParts();
  return <Separator className="-mx-1.5 my-1.5 border-t" />;
}
