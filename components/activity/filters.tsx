"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { OUTCOMES } from "@/lib/activity/types";
import type { ActivityParams, ActivityPerson } from "@/lib/activity/schema";
import { Button } from "../ui/button";
import { filterStyle, SelectFilter } from "../ui/select";
import { Input } from "../ui/input";
import { useEarlyInput } from "../ui/use-early-input";
import { ACTIVITY_ACTIONS } from "@/lib/audit/actions";

type FiltersProps = {
  people: readonly ActivityPerson[];
  state: ActivityParams;
  onChange: (next: Partial<ActivityParams>) => void;
};

/** Filters by staff, action, outcome and days; by conference or participant if a link set it. */
export function Filters({ people, state, onChange }: FiltersProps) {
  const t = useTranslations("activity");
  const all = { value: "", label: t("filters.all") };
  const actions = ACTIVITY_ACTIONS.map((value) => ({ value, label: t(`actions.${value}`) }));
  return (
    <>
      <SelectFilter
        label={t("filters.staff")}
        value={state.staff}
        options={[all, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(staff) => onChange({ staff })}
      />
      <SelectFilter
        label={t("filters.action")}
        value={state.action}
        options={[all, ...actions]}
        onChange={(action) => onChange({ action })}
        // A fixed width: the longest option would push the second date to the next line.
        className="md:[&_select]:w-46"
      />
      <SelectFilter
        label={t("filters.outcome")}
        value={state.outcome}
        options={[
          { value: "all", label: t("filters.all") },
          ...OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) })),
        ]}
        onChange={(outcome) => onChange({ outcome })}
        // Leaves a line to the two days.
        className="max-md:basis-full"
      />
      {/* The two days wrap together. */}
      <div className="max-md:contents md:flex md:gap-2.5">
        <DayFilter
          label={t("filters.from")}
          value={state.from}
          onChange={(from) => onChange({ from })}
        />
        <DayFilter label={t("filters.to")} value={state.to} onChange={(to) => onChange({ to })} />
      </div>
      {(["conference", "participant"] as const).map(
        (name) =>
          state[name] && (
            <Button
              key={name}
              size="sm"
              aria-label={t("filters.remove", { what: t(`filters.${name}`) })}
              onClick={() => onChange({ [name]: "" })}
            >
              {t(`filters.${name}`)}
              <X aria-hidden="true" />
            </Button>
          ),
      )}
    </>
  );
}

type DayFilterProps = { label: string; value: string; onChange: (day: string) => void };

function DayFilter({ label, value, onChange }: DayFilterProps) {
  const id = useId();
  const input = useEarlyInput<HTMLInputElement>(value, onChange);
  return (
    <div className={clsx(filterStyle.frame, filterStyle.row, "max-md:basis-32")}>
      <label htmlFor={id} className={filterStyle.label}>
        {label}
      </label>
      <Input
        ref={input}
        id={id}
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={clsx(filterStyle.control, "md:w-40!")}
      />
    </div>
  );
}
