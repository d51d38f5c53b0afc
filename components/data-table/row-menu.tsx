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
          className="transition-opacity pointer-fine:opacity-70 pointer-fine:group-hover/row:opacity-100 pointer-fine:focus-visible:opacity-100 pointer-fine:data-[state=open]:opacity-100"
        />
      }
    >
      {children}
    </Menu>
  );
}
