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
  return (
    <header className="mb-6">
      {back && (
        <Link
          eager
          href={back.href}
          className="-ml-1.5 mb-2 inline-flex h-7 max-w-full items-center gap-0.5 rounded-control pr-2 text-sm text-ink-muted hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" className="size-4 shrink-0" />
          <span className="truncate">{back.label}</span>
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="text-xl font-semibold break-words md:text-2xl">{title}</h1>
          {subtitle && <div className="mt-1 wrap-anywhere text-ink-muted">{subtitle}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 md:pt-0.5">{actions}</div>}
      </div>
    </header>
  );
}
