"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button, type ButtonLook } from "./button";
import { Menu } from "./menu";

type SplitButtonProps = {
  /** The Button of the default action. */
  button: ReactNode;
  /** The accessible name of the menu beside it. */
  label: string;
  size?: ButtonLook["size"];
  className?: string;
  /** The menu's items: variants of the button's action. */
  children: ReactNode;
};

/** A button with a menu of variants of its action. */
export function SplitButton({ button, label, size, className, children }: SplitButtonProps) {
  return (
    <div
      className={clsx(
        "flex *:relative *:first:rounded-r-none *:last:-ml-px *:last:rounded-l-none *:last:px-1.5 *:hover:z-1 *:focus-visible:z-1",
        className,
      )}
    >
      {button}
      <Menu
        trigger={
          <Button size={size} aria-label={label} title={label}>
            <ChevronDown aria-hidden="true" />
          </Button>
        }
      >
        {children}
      </Menu>
    </div>
  );
}
