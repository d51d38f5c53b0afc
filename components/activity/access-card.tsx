"use client";

import clsx from "clsx";
import { CircleAlert, CircleCheck, CircleX } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import type { Access } from "@/lib/participants/get-access";
import { CopyButton } from "../ui/copy";
import { useTickingNow } from "../ui/time-ago";
import { findingsOf } from "./findings";

const ICONS = { fine: CircleCheck, look: CircleAlert, bad: CircleX };
const COLORS = { fine: "text-ink-faint", look: "text-warning-text", bad: "text-danger-text" };

/** A card that says why a person can or can't join, with a button to copy it. */
export function AccessCard({ access }: { access: Access }) {
  const t = useTranslations("activity");
  const format = useFormatter();
  const name = access.name || access.email;
  const now = useTickingNow(5_000);
  const findings = findingsOf(access, { t, format }, now);
  const has = (tone: string) => findings.some((finding) => finding.tone === tone);
  const verdict = t(has("bad") ? "access.no" : has("look") ? "access.maybe" : "access.yes", {
    name,
  });
  const text = [
    `${name} <${access.email}>`,
    access.conferenceTitle,
    verdict,
    ...findings.map((finding) => `- ${finding.text}`),
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
              has("bad") ? "text-danger-text" : has("look") ? "text-warning-text" : "text-ink",
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
        {findings.map((finding) => {
          const Icon = ICONS[finding.tone];
          return (
            <li key={finding.text} className="flex items-start gap-2.5">
              <Icon
                aria-hidden="true"
                className={clsx("mt-[3px] size-4 shrink-0", COLORS[finding.tone])}
              />
              <span className="min-w-0 break-words">{finding.text}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
