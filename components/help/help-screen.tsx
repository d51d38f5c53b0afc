import { ChevronDown } from "lucide-react";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import type { HelpPage } from "@/lib/help/get";
import type { Topic } from "@/lib/help/topics";
import { routes } from "@/lib/platform/routes";

type HelpScreenProps = { page: HelpPage; topic: Topic; label: string };

/** A page of the help, with a list of all pages: beside it, or behind its name on narrow screens. */
export function HelpScreen({ page, topic, label }: HelpScreenProps) {
  const topics = (
    <ul className="grid gap-0.5">
      {page.topics.map(({ topic: one, title }) => (
        <li key={one}>
          <Link
            href={routes.help(one)}
            aria-current={one === topic ? "page" : undefined}
            className="block rounded-control px-2.5 py-1.5 text-ink-muted hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-ink"
          >
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-5 lg:grid-cols-[14rem_minmax(0,46rem)]">
      <nav aria-label={label} className="max-lg:hidden lg:-ml-2.5">
        {topics}
      </nav>
      <nav aria-label={label} className="lg:hidden">
        <details key={topic} className="group rounded-card border bg-surface">
          <summary className="flex cursor-pointer list-none items-center justify-between rounded-card px-3.5 py-2.5 font-medium [&::-webkit-details-marker]:hidden">
            {label}
            <ChevronDown
              aria-hidden="true"
              className="size-4 text-ink-faint transition-transform group-open:rotate-180"
            />
          </summary>
          <div className="border-t p-1.5">{topics}</div>
        </details>
      </nav>
      <article>
        <PageHeader title={page.title} />
        <div className="prose" dangerouslySetInnerHTML={{ __html: page.html }} />
      </article>
    </div>
  );
}
