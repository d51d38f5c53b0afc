"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";

type BothValuesProps = { label: string; mine: string; now: string };

/** One field with the person's value and the current one, side by side if there is room. */
export function BothValues({ label, mine, now }: BothValuesProps) {
  const t = useTranslations("common.edited");
  return (
    <section aria-label={label}>
      <h3 className="mb-1.5 font-medium">{label}</h3>
      <dl className="grid gap-2 md:grid-cols-2">
        {(["mine", "now"] as const).map((side) => {
          const value = side === "mine" ? mine : now;
          return (
            <div
              key={side}
              className={clsx(
                "min-w-0 rounded-control border px-3 py-2",
                side === "mine" ? "border-accent-line bg-accent-soft" : "bg-sunken",
              )}
            >
              <dt
                className={clsx(
                  "text-xs font-medium",
                  side === "mine" ? "text-accent-text" : "text-ink-muted",
                )}
              >
                {t(side)}
              </dt>
              <dd className="mt-0.5 wrap-anywhere whitespace-pre-wrap">
                {value || <span className="text-ink-muted italic">{t("empty")}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
