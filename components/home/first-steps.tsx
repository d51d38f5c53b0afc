"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { useTranslations } from "use-intl";
import type { FirstSteps } from "@/lib/home/types";
import { routes } from "@/lib/platform/routes";
import { ButtonLink } from "../ui/link";

const STEPS = ["created", "invited", "copied"] as const;

/** The guide for a new project: create, invite, copy. Completed steps have a check mark, the next one has a button. */
export function FirstStepsGuide({ steps }: { steps: FirstSteps }) {
  const t = useTranslations("home.guide");
  const next = STEPS.find((step) => !steps[step]);
  const where = steps.code === null ? routes.conferences() : routes.conference(steps.code);
  const hrefs = {
    created: routes.newConference(),
    invited: steps.code === null ? routes.conferences() : routes.invite(steps.code),
    copied: where,
  };
  return (
    <section
      aria-labelledby="first-steps"
      className="mb-8 rounded-card border border-accent-line bg-surface p-4 md:p-5"
    >
      <h2 id="first-steps" className="text-md font-semibold">
        {t("title")}
      </h2>
      <ol className="mt-3 grid gap-3 md:grid-cols-3">
        {STEPS.map((step, index) => (
          <li key={step} className="flex items-start gap-3">
            <span
              className={clsx(
                "flex size-6 shrink-0 items-center justify-center rounded-full text-sm font-semibold",
                steps[step] ? "bg-accent text-accent-ink" : "border bg-sunken text-ink-muted",
              )}
            >
              {steps[step] ? (
                <Check role="img" aria-label={t("done")} className="size-3.5" />
              ) : (
                index + 1
              )}
            </span>
            <div className="min-w-0">
              <p className={clsx("font-medium", steps[step] && "text-ink-faint line-through")}>
                {t(`${step}.title`)}
              </p>
              {step === next && (
                <>
                  <p className="text-sm text-pretty text-ink-muted">{t(`${step}.text`)}</p>
                  <ButtonLink size="sm" variant="primary" href={hrefs[step]} className="mt-2">
                    {t(`${step}.action`)}
                  </ButtonLink>
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
