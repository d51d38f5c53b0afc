import clsx from "clsx";
import { ChevronLeft } from "lucide-react";
import { Link } from "./link";
import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** One line below the title, e.g. when the data was synced. */
  subtitle?: ReactNode;
  /** The page above this one. */
  back?: { href: string; label: string };
  actions?: ReactNode;
};

/** The top of every screen: its title and main actions. */
export function PageHeader({ title, subtitle, back, actions }: PageHeaderProps) {
  // On phones the actions share the first line with the back link or the title.
  return (
    <header className="mb-4 grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5 md:mb-6 md:flex md:flex-wrap md:items-start md:justify-between md:gap-x-6 md:gap-y-2">
      {back && (
        <div className="max-md:col-start-1 max-md:row-start-1 md:basis-full">
          <Link
            eager
            href={back.href}
            className="-ml-1.5 inline-flex h-7 max-w-full items-center gap-0.5 rounded-control pr-2 text-sm text-ink-muted hover:text-ink"
          >
            <ChevronLeft aria-hidden="true" className="size-4 shrink-0" />
            <span className="truncate">{back.label}</span>
          </Link>
        </div>
      )}
      <div className="min-w-0 max-md:contents md:flex-1 md:basis-72">
        <h1
          className={clsx(
            "text-xl font-semibold break-words md:text-2xl",
            (back || !actions) && "max-md:col-span-2",
          )}
        >
          {title}
        </h1>
        {subtitle && (
          <div className="wrap-anywhere text-ink-muted max-md:col-span-2 md:mt-1">{subtitle}</div>
        )}
      </div>
      {actions && (
        <div className="flex flex-wrap items-center justify-end gap-2 max-md:col-start-2 max-md:row-start-1 md:pt-0.5">
          {actions}
        </div>
      )}
    </header>
  );
}

/** The text of a header's button; on phones only its icon is shown. */
export function HeaderLabel({ children }: { children: ReactNode }) {
  return <span className="max-md:sr-only">{children}</span>;
}
