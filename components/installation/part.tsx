import { type ReactNode, useId } from "react";

type PartProps = { title: string; text: string; children: ReactNode };

/** A named region of the page: what it shows on the left, the facts on the right. */
export function Part({ title, text, children }: PartProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-t py-8 lg:grid-cols-[16rem_minmax(0,44rem)]"
    >
      <div>
        <h2 id={id} className="text-md font-semibold">
          {title}
        </h2>
        <p className="mt-1 text-sm text-pretty text-ink-muted">{text}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

/** A list of names and values. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="*:not-first:border-t rounded-card border bg-surface">{children}</dl>;
}

/** One name and its value. */
export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5">
      <dt className="min-w-0 flex-1 basis-24 text-ink-muted">{name}</dt>
      <dd className="min-w-0 text-right wrap-anywhere tabular-nums">{children}</dd>
    </div>
  );
}
