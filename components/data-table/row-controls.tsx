"use client";

import { type ReactNode, useState } from "react";
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

type RowMenuProps = {
  label: string;
  /** Called when the menu may soon open, to load what it shows. */
  onIntent?: () => void;
  children: ReactNode;
};

/** A row's menu. On devices with a pointer, its button appears while the row has hover or focus. */
export function RowMenu({ label, onIntent, children }: RowMenuProps) {
  return (
    <Menu
      onIntent={onIntent}
      trigger={<button type="button" aria-label={label} title={label} className="row-menu" />}
    >
      {children}
    </Menu>
  );
}

type RowButtonProps = { onPress: () => unknown; children: string };

/** A button in a row: a single element, because a list has thousands of rows. */
export function RowButton({ onPress, children }: RowButtonProps) {
  const [pending, setPending] = useState(false);
  async function press() {
    if (pending) return;
    setPending(true);
    try {
      await onPress();
    } finally {
      setPending(false);
    }
  }
  return (
    <button
      type="button"
      aria-busy={pending || undefined}
      onClick={() => void press()}
      className="row-button"
    >
      {children}
    </button>
  );
}
