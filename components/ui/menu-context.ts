"use client";

import type * as Radix from "@radix-ui/react-menu";
import { createContext, use } from "react";

type MenuParts = Pick<
  typeof Radix,
  "Item" | "ItemIndicator" | "Label" | "RadioGroup" | "RadioItem" | "Separator"
>;

/** The Radix components of menu items; they load with the menu's content. */
export const MenuPartsContext = createContext<MenuParts | null>(null);

/** Returns the Radix components of menu items. Throws outside a Menu. */
export function useMenuParts(): MenuParts {
  const parts = use(MenuPartsContext);
  if (!parts) throw new Error("a menu item needs a Menu around it");
  return parts;
}
