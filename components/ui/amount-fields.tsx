"use client";

import type { ReactNode } from "react";
import { Field } from "./field";
import { Input } from "./input";
import { Select } from "./select";

const UNITS = ["minutes", "hours", "days"] as const;

/** The unit of a length of time. */
export type TimeUnit = (typeof UNITS)[number];

const SECONDS = { minutes: 60, hours: 3_600, days: 86_400 } as const;

type AmountFieldsProps = {
  labels: { amount: string; unit: string } & Record<TimeUnit, string>;
  amount: string;
  unit: TimeUnit;
  onChange: (amount: string, unit: TimeUnit) => void;
  error?: ReactNode;
};

/** Two fields for a length of time: a number and its unit. */
export function AmountFields({ labels, amount, unit, onChange, error }: AmountFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={labels.amount} error={error}>
        <Input
          inputMode="numeric"
          value={amount}
          onChange={(event) => onChange(event.target.value, unit)}
        />
      </Field>
      <Field label={labels.unit}>
        <Select value={unit} onChange={(event) => onChange(amount, unitOf(event.target.value))}>
          {UNITS.map((name) => (
            <option key={name} value={name}>
              {labels[name]}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

/** Returns what was typed in seconds; NaN unless it is a whole number of at most six digits. */
export function secondsOf(amount: string, unit: TimeUnit): number {
  return /^\d{1,6}$/.test(amount.trim()) ? Number(amount) * SECONDS[unit] : Number.NaN;
}

/** Returns the largest unit that divides these seconds, and how many of it they are. */
export function inUnit(seconds: number): { count: number; unit: TimeUnit } {
  const unit =
    (seconds === 0
      ? undefined
      : (["days", "hours"] as const).find((each) => seconds % SECONDS[each] === 0)) ?? "minutes";
  return { count: seconds / SECONDS[unit], unit };
}

function unitOf(text: string): TimeUnit {
  return UNITS.find((name) => name === text) ?? "hours";
}
