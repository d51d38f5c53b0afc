"use client";

import clsx from "clsx";
import { Link } from "../ui/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/access/roles";
import type { Role } from "@/lib/db/schema";
import { MorePages } from "./more-pages";
import { pages } from "./pages";

/** Entries of the bar on phones, the one for the rest included. */
const MOST_ON_A_PHONE = 5;

/** The pages that this role has: a column beside the page, on phones a bar at its foot. */
export function Navigation({ role }: { role: Role }) {
  const t = useTranslations("common.shell");
  const here = usePathname();
  const offered = pages.filter((page) => allows(role, page.role));
  const onPhones = offered.length > MOST_ON_A_PHONE ? MOST_ON_A_PHONE - 1 : offered.length;
  return (
    <nav
      aria-label={t("navigation")}
      data-bottom-bar={offered.length > 1 || undefined}
      className={clsx(
        "md:flex md:flex-col md:gap-1 md:px-2 xl:px-3",
        "max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:flex max-md:h-(--bottom-bar) max-md:border-t max-md:bg-surface max-md:pb-[env(safe-area-inset-bottom)]",
        // A bar with a single entry says nothing that the wordmark doesn't.
        offered.length < 2 && "max-md:hidden",
      )}
    >
      {offered.map(({ id, href, icon: Icon }, index) => {
        const active = here === href || here.startsWith(`${href}/`);
        return (
          <Link
            key={id}
            href={href}
            aria-current={active ? "page" : undefined}
            className={clsx(
              "relative flex items-center font-medium transition-colors",
              index >= onPhones && "max-md:hidden",
              "max-xl:flex-1 max-md:flex-auto max-xl:flex-col max-xl:justify-center max-xl:gap-1 max-xl:py-2 max-xl:text-2xs",
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
