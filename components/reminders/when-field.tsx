"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Moment } from "@/lib/reminders/params";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { inUnit, ruleText, type Unit, UNITS } from "./rule-words";

/** When a reminder goes out; NaN minutes: what was typed is not a number. */
export type ReminderTime = { moment: Moment; minutes: number };

const PRESETS: readonly ReminderTime[] = [
  { moment: "before", minutes: UNITS.days },
  { moment: "before", minutes: UNITS.hours },
  { moment: "before", minutes: 10 },
  { moment: "after", minutes: 0 },
];

type WhenFieldProps = {
  value: ReminderTime;
  onChange: (time: ReminderTime) => void;
  error: string | undefined;
};

/** When a reminder goes out: a usual time, or a number of units before the start or after the end. */
export function WhenField({ value, onChange, error }: WhenFieldProps) {
  const t = useTranslations("reminders");
  const preset = PRESETS.findIndex(
    ({ moment, minutes }) => moment === value.moment && minutes === value.minutes,
  );
  const [own, setOwn] = useState(preset === -1);
  const written = inUnit(preset === -1 ? value.minutes : 120);
  const [amount, setAmount] = useState(String(written.count));
  const [unit, setUnit] = useState<Unit>(written.unit);
  function choose(chosen: string) {
    const usual = PRESETS[Number(chosen)];
    setOwn(usual === undefined);
    onChange(
      usual ?? {
        moment: chosen === "after" ? "after" : "before",
        minutes: minutesOf(amount, unit),
      },
    );
  }
  function type(nextAmount: string, nextUnit: Unit) {
    setAmount(nextAmount);
    setUnit(nextUnit);
    onChange({ moment: value.moment, minutes: minutesOf(nextAmount, nextUnit) });
  }
  return (
    <div className="grid gap-3">
      <Field label={t("dialog.when")} error={own ? undefined : error}>
        <Select
          value={own ? value.moment : String(preset)}
          onChange={(event) => choose(event.target.value)}
        >
          {PRESETS.map((time, index) => (
            <option key={`${time.moment} ${time.minutes}`} value={index}>
              {ruleText(time, t)}
            </option>
          ))}
          <option value="before">{t("dialog.beforeOwn")}</option>
          <option value="after">{t("dialog.afterOwn")}</option>
        </Select>
      </Field>
      {own && (
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("dialog.amount")} error={error}>
            <Input
              inputMode="numeric"
              value={amount}
              onChange={(event) => type(event.target.value, unit)}
            />
          </Field>
          <Field label={t("dialog.unit")}>
            <Select value={unit} onChange={(event) => type(amount, unitOf(event.target.value))}>
              {Object.keys(UNITS).map((name) => (
                <option key={name} value={name}>
                  {t(`dialog.units.${unitOf(name)}`)}
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

function minutesOf(amount: string, unit: Unit): number {
  return /^\d{1,5}$/.test(amount.trim()) ? Number(amount) * UNITS[unit] : Number.NaN;
}
