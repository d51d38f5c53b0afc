"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { changeSettings } from "@/lib/settings/actions";
import type { Settings } from "@/lib/settings/schema";
import { Notice } from "../ui/notice";
import { SwitchField } from "../ui/switch";
import { useToast } from "../ui/toast";
import { useChange } from "./use-change";

type RequiredCardProps = {
  settings: Settings;
  /** Whether the person has no two-step verification themselves. */
  owing: boolean;
};

/** Requires two-step verification of administrators. */
export function RequiredCard({ settings, owing }: RequiredCardProps) {
  const t = useTranslations("staff.required");
  const toast = useToast();
  const [required, setRequired] = useState(settings.twoStepsRequired);
  const { pending, error, change } = useChange(
    () => changeSettings({ twoStepsRequired: !required }),
    ({ twoStepsRequired }) => {
      setRequired(twoStepsRequired);
      toast({ tone: "success", title: t(twoStepsRequired ? "on" : "off") });
    },
  );
  return (
    <section className="mt-8 grid max-w-2xl gap-4 rounded-card border bg-surface p-5">
      {error && (
        <Notice tone="danger" role="alert">
          {error}
        </Notice>
      )}
      <SwitchField
        label={t("label")}
        description={`${t("text")}${owing && !required ? ` ${t("you")}` : ""}`}
        checked={required}
        disabled={pending}
        onCheckedChange={change}
      />
    </section>
  );
}
