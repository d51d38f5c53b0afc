"use client";

import { useTranslations } from "use-intl";
import type { Settings } from "@/lib/settings/schema";
import { PolicyChoice } from "./policy-choice";

/** What administrators require of everybody who signs in. */
export function PolicyCard({ settings }: { settings: Settings }) {
  const t = useTranslations("staff.policy");
  return (
    <section className="mt-8 grid max-w-2xl gap-5 rounded-card border bg-surface p-5">
      <div>
        <h2 className="text-lg font-semibold">{t("title")}</h2>
        <p className="mt-0.5 text-sm text-pretty text-ink-muted">{t("text")}</p>
      </div>
      <PolicyChoice setting="twoSteps" required={settings.twoSteps} />
      <PolicyChoice setting="passkeys" required={settings.passkeys} />
    </section>
  );
}
