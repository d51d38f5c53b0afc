"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Moment } from "@/lib/reminders/params";
import { AmountFields, inUnit, secondsOf, type TimeUnit } from "../ui/amount-fields";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { ruleText } from "./rule-text";

/** The due time of a reminder. `minutes` is NaN while the typed text is not a number. */
export type ReminderTime = { moment: Moment; minutes: number };

const PRESETS: readonly ReminderTime[] = [
  { moment: "before", minutes: 1_440 },
  { moment: "before", minutes: 60 },
  { moment: "before", minutes: 10 },
  { moment: "after", minutes: 0 },
];

type WhenFieldProps = {
  value: ReminderTime;
  onChange: (time: ReminderTime) => void;
  error: string | undefined;
};

/** The due time of a reminder: a preset, or a number of units before the start or after the end. */
export function WhenField({ value, onChange, error }: WhenFieldProps) {
  const t = useTranslations("reminders");
  const preset = PRESETS.findIndex(
    ({ moment, minutes }) => moment === value.moment && minutes === value.minutes,
  );
  const [own, setOwn] = useState(preset === -1);
  const written = inUnit(preset === -1 ? value.minutes * 60 : 7_200);
  const [amount, setAmount] = useState(String(written.count));
  const [unit, setUnit] = useState<TimeUnit>(written.unit);
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
  function type(nextAmount: string, nextUnit: TimeUnit) {
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
        <AmountFields
          labels={{
            amount: t("dialog.amount"),
            unit: t("dialog.unit"),
            minutes: t("dialog.units.minutes"),
            hours: t("dialog.units.hours"),
            days: t("dialog.units.days"),
          }}
          amount={amount}
          unit={unit}
          onChange={type}
          error={error}
        />
      )}
    </div>
  );
}

const minutesOf = (amount: string, unit: TimeUnit) => secondsOf(amount, unit) / 60;
