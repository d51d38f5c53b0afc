"use client";

import clsx from "clsx";
import { CircleAlert, CircleCheck, CircleX } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import type { Access } from "@/lib/participants/get-access";
import { CopyButton } from "../ui/copy";
import { useTickingNow } from "../ui/time-ago";
import { accessFacts } from "./access-facts";

const ICONS = { good: CircleCheck, warning: CircleAlert, bad: CircleX };
const COLORS = { good: "text-ink-faint", warning: "text-warning-text", bad: "text-danger-text" };

/** A card that says why a person can or can't join, with a button to copy it. */
export function AccessCard({ access }: { access: Access }) {
  const t = useTranslations("activity");
  const format = useFormatter();
  const name = access.name || access.email;
  const now = useTickingNow(5_000);
  const facts = accessFacts(access, { t, format }, now);
  const has = (tone: string) => facts.some((fact) => fact.tone === tone);
  const verdict = t(has("bad") ? "access.no" : has("warning") ? "access.maybe" : "access.yes", {
    name,
  });
  const text = [
    `${name} <${access.email}>`,
    access.conferenceTitle,
    verdict,
    ...facts.map((fact) => `- ${fact.text}`),
  ].join("\n");
  return (
    <section aria-labelledby="access" className="mb-8 rounded-card border bg-surface p-5 md:p-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="access" className="text-md font-semibold">
            {t("access.title")}
          </h2>
          <p
            className={clsx(
              "mt-1 break-words",
              has("bad") ? "text-danger-text" : has("warning") ? "text-warning-text" : "text-ink",
            )}
          >
            {verdict}
          </p>
        </div>
        <CopyButton
          size="sm"
          label={t("access.copy")}
          getText={text}
          done={t("access.copied", { name })}
        />
      </div>
      <ul className="mt-4 grid gap-2 border-t pt-4">
        {facts.map((fact) => {
          const Icon = ICONS[fact.tone];
          return (
            <li key={fact.text} className="flex items-start gap-2.5">
              <Icon
                aria-hidden="true"
                className={clsx("mt-[3px] size-4 shrink-0", COLORS[fact.tone])}
              />
              <span className="min-w-0 break-words">{fact.text}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
