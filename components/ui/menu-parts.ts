"use client";

import type * as Radix from "@radix-ui/react-menu";
import { createContext, use } from "react";

/** What entries are made of. It comes with the first menu that opens, never with the page. */
export type MenuParts = Pick<
  typeof Radix,
  "Item" | "ItemIndicator" | "Label" | "RadioGroup" | "RadioItem" | "Separator"
>;

/** Filled in by the body of a menu, which alone shows entries. */
export const MenuPartsContext = createContext<MenuParts | null>(null);

/** The parts of the menu around an entry. */
export function useMenuParts(): MenuParts {
  const parts = use(MenuPartsContext);
  if (!parts) throw new Error("entries stand in a Menu");
  return parts;
}
