"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { LIFETIMES } from "@/lib/invitations/schema";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

const PRESETS = ["hour", "day", "week", "month"] as const;
const UNITS = { minutes: 60, hours: 3_600, days: 86_400 } as const;
type Unit = keyof typeof UNITS;

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
  const [amount, setAmount] = useState(custom ? written(value).amount : "2");
  const [unit, setUnit] = useState<Unit>(custom ? written(value).unit : "hours");
  function choose(chosen: string) {
    setCustom(chosen === "custom");
    if (chosen === "none") onChange(null);
    else if (chosen === "custom") onChange(secondsOf(amount, unit));
    else onChange(LIFETIMES[PRESETS.findIndex((name) => name === chosen)] ?? null);
  }
  function customise(nextAmount: string, nextUnit: Unit) {
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
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("customAmount")} error={error}>
            <Input
              inputMode="numeric"
              value={amount}
              onChange={(event) => customise(event.target.value, unit)}
            />
          </Field>
          <Field label={t("customUnit")}>
            <Select
              value={unit}
              onChange={(event) => customise(amount, unitOf(event.target.value))}
            >
              {Object.keys(UNITS).map((name) => (
                <option key={name} value={name}>
                  {t(`units.${unitOf(name)}`)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      )}
    </div>
  );
}

function unitOf(text: string): Unit {
  return text === "minutes" || text === "days" ? text : "hours";
}

function secondsOf(amount: string, unit: Unit): number {
  return /^\d{1,6}$/.test(amount.trim()) ? Number(amount) * UNITS[unit] : Number.NaN;
}

/** Returns a custom lifetime in its largest whole unit. */
function written(seconds: number | null): { amount: string; unit: Unit } {
  const unit = (["days", "hours"] as const).find((each) => (seconds ?? 0) % UNITS[each] === 0);
  const chosen = unit ?? "minutes";
  return { amount: seconds ? String(seconds / UNITS[chosen]) : "", unit: chosen };
}
