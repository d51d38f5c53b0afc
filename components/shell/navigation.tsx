"use client";

import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/access/roles";
import type { Role } from "@/lib/db/schema";
import { Link } from "../ui/link";
import { Menu, MenuLink } from "../ui/menu";
import { pages } from "./pages";

/** Entries of the bar on phones, including More. */
const MAX_ON_PHONE = 5;

/** The pages of this role: a column beside the page, on phones a bar at the bottom. */
export function Navigation({ role }: { role: Role }) {
  const t = useTranslations("common.shell");
  const here = usePathname();
  const offered = pages.filter((page) => allows(role, page.role));
  const onPhones = offered.length > MAX_ON_PHONE ? MAX_ON_PHONE - 1 : offered.length;
  return (
    <nav
      aria-label={t("navigation")}
      data-bottom-bar={offered.length > 1 || undefined}
      className={clsx(
        "md:flex md:flex-col md:gap-1 md:px-1 xl:px-3",
        "max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:flex max-md:h-(--bottom-bar) max-md:border-t max-md:bg-surface max-md:pb-[env(safe-area-inset-bottom)]",
        // A bar with a single entry would repeat the wordmark.
        offered.length < 2 && "max-md:hidden",
      )}
    >
      {offered.map(({ id, href, icon: Icon }, index) => {
        const active = isUnder(here, href);
        return (
          <Link
            key={id}
            eager
            href={href}
            aria-current={active ? "page" : undefined}
            className={clsx(
              "relative flex items-center font-medium transition-colors",
              index >= onPhones && "max-md:hidden",
              "max-xl:flex-1 max-md:flex-auto max-xl:flex-col max-xl:justify-center max-xl:gap-1 max-xl:py-2 max-xl:text-2xs max-xl:tracking-tight",
              "md:rounded-control xl:h-9 xl:gap-2.5 xl:px-2.5",
              active
                ? "bg-hover text-ink [&_svg]:text-accent-text"
                : "text-ink-muted hover:bg-hover hover:text-ink",
            )}
          >
            <Icon aria-hidden="true" className="size-4.5 shrink-0" strokeWidth={1.9} />
            {t(`pages.${id}`)}
          </Link>
        );
      })}
      {onPhones < offered.length && <MorePages offered={offered.slice(onPhones)} />}
    </nav>
  );
}

/** On phones: a menu of the pages that do not fit into the bar. */
function MorePages({ offered }: { offered: readonly (typeof pages)[number][] }) {
  const t = useTranslations("common.shell");
  const here = usePathname();
  const active = offered.some(({ href }) => isUnder(here, href));
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

/** Returns true for the page itself and the pages below it; the home page has none below. */
function isUnder(here: string, href: string): boolean {
  return here === href || (href !== "/" && here.startsWith(`${href}/`));
}
