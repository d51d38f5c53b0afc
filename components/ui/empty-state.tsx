import type { ReactNode } from "react";

type EmptyStateProps = {
  icon: ReactNode;
  title: string;
  text?: ReactNode;
  /** The next step, e.g. create something or clear the search. */
  action?: ReactNode;
  /** The heading level: 1 if it is the whole page. */
  level?: 1 | 2;
};

/** Shown in place of an empty list. */
export function EmptyState({ icon, title, text, action, level = 2 }: EmptyStateProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="flex flex-col items-center px-6 py-16 text-center">
      <div className="relative mb-5 flex h-16 w-12 items-center justify-center rounded-t-full border border-b-0 bg-surface text-accent-text [&_svg]:size-5">
        {icon}
        <span aria-hidden="true" className="absolute inset-x-[-28px] bottom-0 border-b" />
      </div>
      <Heading className="text-lg font-semibold">{title}</Heading>
      {text && <p className="mt-1 max-w-md text-pretty text-ink-muted">{text}</p>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
