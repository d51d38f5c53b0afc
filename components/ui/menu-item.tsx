"use client";

import clsx from "clsx";
import { Link } from "./link";
import type { ReactNode } from "react";
import { useMenuParts } from "./menu-parts";
import { menuItemStyle } from "./menu-style";

type MenuItemProps = {
  icon?: ReactNode;
  tone?: "plain" | "danger";
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
};

/** An entry of a menu that does something. */
export function MenuItem({ icon, tone = "plain", disabled, onSelect, children }: MenuItemProps) {
  const { Item } = useMenuParts();
  return (
    <Item
      disabled={disabled}
      onSelect={onSelect}
      className={clsx(
        menuItemStyle,
        tone === "danger" &&
          "text-danger-text data-[highlighted]:bg-danger-soft [&_svg]:text-danger-text",
      )}
    >
      {icon}
      {children}
    </Item>
  );
}

type MenuLinkProps = { icon?: ReactNode; href: string; children: ReactNode };

/** An entry of a menu that leads to another page. */
export function MenuLink({ icon, href, children }: MenuLinkProps) {
  const { Item } = useMenuParts();
  return (
    <Item asChild className={menuItemStyle}>
      <Link href={href}>
        {icon}
        {children}
      </Link>
    </Item>
  );
}
