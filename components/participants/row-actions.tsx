"use client";

import { RowMenu } from "../data-table/row-controls";
import { lazyDialog } from "../ui/lazy";
import type { RowMenuItemsProps } from "./row-menu-items";

const RowMenuItems = lazyDialog(() => import("./row-menu-items").then((file) => file.RowMenuItems));

/** The menu of a roster's row. */
export function RowActions({ label, ...props }: RowMenuItemsProps & { label: string }) {
  return (
    <RowMenu label={label} onIntent={RowMenuItems.preload}>
      <RowMenuItems {...props} />
    </RowMenu>
  );
}
