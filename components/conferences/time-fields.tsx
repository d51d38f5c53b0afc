"use client";

import { useMemo } from "react";
import type { FieldErrors, UseFormRegister } from "react-hook-form";
import { useFormatter, useTranslations } from "use-intl";
import type { ConferenceFields } from "@/lib/conferences/schema";
import { MailConsequence } from "../links/mail-consequence";
import { Field } from "../ui/field";
import { useFieldError } from "../ui/form-errors";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

/** Durations offered, in minutes. */
const DURATIONS = [15, 30, 45, 60, 90, 120, 180, 240, 360, 480];

type TimeFieldsProps = {
  register: UseFormRegister<ConferenceFields>;
  errors: FieldErrors<ConferenceFields>;
  values: Pick<ConferenceFields, "timeZone" | "duration">;
  readOnly: boolean;
  /** The time comes from Boomstream and can't be changed here. */
  fromBoomstream: boolean;
};

/** When a conference starts, in which time zone, and how long it lasts. */
export function TimeFields(props: TimeFieldsProps) {
  const { register, errors, values, readOnly, fromBoomstream } = props;
  const t = useTranslations("conferences.form");
  const format = useFormatter();
  const fieldError = useFieldError();
  const zones = useMemo(
    () =>
      [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", values.timeZone])].filter(Boolean),
    [values.timeZone],
  );
  const durations = [...new Set([...DURATIONS, Number(values.duration)])]
    .filter((minutes) => minutes > 0)
    .toSorted((one, other) => one - other);
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <Field
        label={t("starts")}
        error={fieldError(errors.starts?.message)}
        hint={
          <>
            {t(fromBoomstream ? "timeFromBoomstream" : "timeHint")}
            <MailConsequence of="time" />
          </>
        }
      >
        <Input
          type="datetime-local"
          readOnly={readOnly || fromBoomstream}
          {...register("starts")}
        />
      </Field>
      <div className="grid gap-5">
        <Field label={t("duration")} error={fieldError(errors.duration?.message)}>
          <Select {...register("duration")} aria-disabled={fromBoomstream || undefined}>
            <option value="">{t("durations.none")}</option>
            {durations.map((minutes) => (
              <option key={minutes} value={minutes} disabled={fromBoomstream}>
                {lengthOf(minutes, format)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("timeZone")} error={fieldError(errors.timeZone?.message)}>
          <Select {...register("timeZone")} aria-disabled={fromBoomstream || undefined}>
            {zones.map((zone) => (
              <option key={zone} value={zone} disabled={fromBoomstream}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </div>
  );
}

/** Returns "1 hr 30 min" in the reader's language. */
export function lengthOf(minutes: number, format: ReturnType<typeof useFormatter>): string {
  const unit = (value: number, name: "hour" | "minute") =>
    value === 0 ? [] : [format.number(value, { style: "unit", unit: name, unitDisplay: "short" })];
  return [...unit(Math.floor(minutes / 60), "hour"), ...unit(minutes % 60, "minute")].join(" ");
}
