"use client";

import type { ReactNode } from "react";
import { IconButton } from "../ui/button";
import { Link } from "../ui/link";
import { Menu } from "../ui/menu";

/** The link in a row's first cell. It covers the row, so a click anywhere opens it. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      eager
      href={href}
      className="block truncate font-medium text-ink outline-none after:absolute after:inset-0 focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
    >
      {children}
    </Link>
  );
}

/** A row's menu. Its button is faint until the pointer is over the row. */
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
