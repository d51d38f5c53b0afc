"use client";

import type { ReactNode } from "react";
import { IconButton } from "../ui/icon-button";
import { Menu } from "../ui/menu";

/** A row's menu: quiet until the row is pointed at, always there for touch and keyboard. */
export function RowMenu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu
      trigger={
        <IconButton
          size="sm"
          label={label}
          icon={<span className="dots" />}
          className="pointer-fine:text-ink-muted/70 pointer-fine:group-hover/row:text-ink-muted pointer-fine:hover:text-ink pointer-fine:focus-visible:text-ink pointer-fine:data-[state=open]:text-ink"
        />
      }
    >
      {children}
    </Menu>
  );
}
