import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import type { HelpPage } from "@/lib/help/get";
import type { Topic } from "@/lib/help/topics";
import { routes } from "@/lib/platform/routes";

type HelpScreenProps = { page: HelpPage; topic: Topic; label: string };

/** A page of the help, with a list of all pages beside it. */
export function HelpScreen({ page, topic, label }: HelpScreenProps) {
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[14rem_minmax(0,46rem)]">
      <nav aria-label={label}>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 lg:flex-col">
          {page.topics.map(({ topic: one, title }) => (
            <li key={one}>
              <Link
                href={routes.help(one)}
                aria-current={one === topic ? "page" : undefined}
                className="text-ink-muted hover:text-ink aria-[current]:font-medium aria-[current]:text-ink"
              >
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <article>
        <PageHeader title={page.title} />
        <div className="prose" dangerouslySetInnerHTML={{ __html: page.html }} />
      </article>
    </div>
  );
}
