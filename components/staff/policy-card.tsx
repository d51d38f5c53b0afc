"use client";

import { useTranslations } from "use-intl";
import type { Settings } from "@/lib/settings/schema";
import { REQUIRED_FOR } from "@/lib/settings/types";
import { PolicyChoice } from "./policy-choice";

/** The numbers of rows or links that can be chosen. */
const ROWS = [10, 50, 100, 500, 1_000, 5_000];

/** The requirements that administrators set for signing in and for large imports and exports. */
export function PolicyCard({ settings }: { settings: Settings }) {
  const t = useTranslations("staff.policy");
  const roles = REQUIRED_FOR.map((value) => ({ value, label: t(`for.${value}`) }));
  const { approvalRows } = settings;
  const known = approvalRows === null || ROWS.includes(approvalRows) ? [] : [approvalRows];
  const rows = [...ROWS, ...known].map((count) => ({
    value: count,
    label: t("approval.above", { count }),
  }));
  return (
    <section className="mt-8 grid max-w-2xl gap-5 rounded-card border bg-surface p-5">
      <div>
        <h2 className="text-lg font-semibold">{t("title")}</h2>
        <p className="mt-0.5 text-sm text-pretty text-ink-muted">{t("text")}</p>
      </div>
      <PolicyChoice
        texts="twoSteps"
        value={settings.twoSteps}
        options={roles}
        change={(twoSteps) => ({ twoSteps })}
      />
      <PolicyChoice
        texts="passkeys"
        value={settings.passkeys}
        options={roles}
        change={(passkeys) => ({ passkeys })}
      />
      <PolicyChoice<number | null>
        texts="approval"
        value={approvalRows}
        options={[{ value: null, label: t("approval.never") }, ...rows]}
        change={(chosen) => ({ approvalRows: chosen })}
      />
    </section>
  );
}
