import type { ReactNode } from "react";

type SectionProps = { title: string; text: string; action?: ReactNode; children: ReactNode };

/** A section of the profile: description on the left, controls on the right. */
export function Section({ title, text, action, children }: SectionProps) {
  return (
    <section className="grid gap-x-10 gap-y-4 border-t py-8 lg:grid-cols-[16rem_minmax(0,36rem)]">
      <div>
        <h2 className="text-md font-semibold">{title}</h2>
        <p className="mt-1 text-sm text-pretty text-ink-muted">{text}</p>
        {action && <div className="mt-4">{action}</div>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
