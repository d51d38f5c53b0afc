"use client";

import { lazy } from "react";
import { RowMenu } from "../data-table/row-controls";
import type { RowMenuItemsProps } from "./row-menu-items";

// The first menu loads its items; `warmPerson` loads them earlier.
const RowMenuItems = lazy(async () => ({
  default: (await import("./row-menu-items")).RowMenuItems,
}));

/** The menu of a roster's row. */
export function RowActions({ label, ...props }: RowMenuItemsProps & { label: string }) {
  return (
    <RowMenu label={label}>
      <RowMenuItems {...props} />
    </RowMenu>
  );
}
