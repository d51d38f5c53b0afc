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
      <div className="relative mb-5 text-accent-text [&>svg:last-child]:absolute [&>svg:last-child]:top-9 [&>svg:last-child]:left-1/2 [&>svg:last-child]:size-6 [&>svg:last-child]:-translate-x-1/2">
        <Doorway />
        {icon}
      </div>
      <Heading className="text-lg font-semibold">{title}</Heading>
      {text && <p className="mt-1 max-w-md text-balance text-ink-muted">{text}</p>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

/** The arched doorway of the logo, standing on a floor line. */
function Doorway() {
  return (
    <svg viewBox="0 0 144 96" aria-hidden="true" className="h-24 w-36">
      <path d="M44 95V36a28 28 0 0 1 56 0v59Z" className="fill-accent-soft" />
      <path
        d="M44 95V36a28 28 0 0 1 56 0v59"
        className="fill-surface/60 stroke-accent-line"
        strokeWidth="1.5"
      />
      <path d="M50 95V37a22 22 0 0 1 44 0v58" className="fill-none stroke-accent-line/60" />
      <path d="M8 95h128" className="stroke-line" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}
