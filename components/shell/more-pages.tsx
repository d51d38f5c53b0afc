"use client";

import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { Menu, MenuLink } from "../ui/menu";
import type { pages } from "./pages";

/** On phones: the pages that the bar has no room for. */
export function MorePages({ offered }: { offered: readonly (typeof pages)[number][] }) {
  const t = useTranslations("common.shell");
  const here = usePathname();
  const active = offered.some(({ href }) => here === href || here.startsWith(`${href}/`));
  return (
    <Menu
      side="top"
      className="w-52"
      trigger={
        <button
          type="button"
          className={clsx(
            "flex flex-auto flex-col items-center justify-center gap-1 py-2 text-2xs font-medium transition-colors md:hidden",
            active
              ? "bg-hover text-ink [&_svg]:text-accent-text"
              : "text-ink-muted hover:bg-hover hover:text-ink",
          )}
        >
          <Ellipsis aria-hidden="true" className="size-4.5 shrink-0" strokeWidth={1.9} />
          {t("more")}
        </button>
      }
    >
      {offered.map(({ id, href, icon: Icon }) => (
        <MenuLink key={id} icon={<Icon aria-hidden="true" />} href={href}>
          {t(`pages.${id}`)}
        </MenuLink>
      ))}
    </Menu>
  );
}
