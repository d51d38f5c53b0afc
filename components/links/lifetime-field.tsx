"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { LIFETIMES } from "@/lib/invitations/schema";
import { AmountFields, inUnit, secondsOf, type TimeUnit } from "../ui/amount-fields";
import { Field } from "../ui/field";
import { Select } from "../ui/select";

const PRESETS = ["hour", "day", "week", "month"] as const;

type LifetimeFieldProps = {
  /** Seconds; null: no expiry; NaN: the custom value is not a number. */
  value: number | null;
  onChange: (seconds: number | null) => void;
  error?: string | undefined;
};

/** The lifetime of a link: no expiry, a preset, or a number of units. */
export function LifetimeField({ value, onChange, error }: LifetimeFieldProps) {
  const t = useTranslations("invitations");
  const preset = LIFETIMES.findIndex((seconds) => seconds === value);
  const [custom, setCustom] = useState(value !== null && preset === -1);
  const written = inUnit(custom && value !== null ? value : 7_200);
  const [amount, setAmount] = useState(String(written.count));
  const [unit, setUnit] = useState<TimeUnit>(written.unit);
  function choose(chosen: string) {
    setCustom(chosen === "custom");
    if (chosen === "none") onChange(null);
    else if (chosen === "custom") onChange(secondsOf(amount, unit));
    else onChange(LIFETIMES[PRESETS.findIndex((name) => name === chosen)] ?? null);
  }
  function customise(nextAmount: string, nextUnit: TimeUnit) {
    setAmount(nextAmount);
    setUnit(nextUnit);
    onChange(secondsOf(nextAmount, nextUnit));
  }
  return (
    <div className="grid gap-3">
      <Field label={t("lifetime")} error={custom ? undefined : error}>
        <Select
          value={custom ? "custom" : value === null ? "none" : (PRESETS[preset] ?? "custom")}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="none">{t("lifetimes.none")}</option>
          {PRESETS.map((name) => (
            <option key={name} value={name}>
              {t(`lifetimes.${name}`)}
            </option>
          ))}
          <option value="custom">{t("lifetimes.custom")}</option>
        </Select>
      </Field>
      {custom && (
        <AmountFields
          labels={{
            amount: t("customAmount"),
            unit: t("customUnit"),
            minutes: t("units.minutes"),
            hours: t("units.hours"),
            days: t("units.days"),
          }}
          amount={amount}
          unit={unit}
          onChange={customise}
          error={error}
        />
      )}
    </div>
  );
}
