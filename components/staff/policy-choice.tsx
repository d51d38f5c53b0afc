"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { updateSettings } from "@/lib/settings/actions";
import type { UpdateSettings } from "@/lib/settings/schema";
import { useRecentSignIn } from "../recent-sign-in/recent-sign-in-context";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { useToast } from "../ui/toast";
import { useEarlyInput } from "../ui/use-early-input";
import { useFailureText } from "../ui/use-failure-text";

type PolicyChoiceProps<T> = {
  texts: "twoSteps" | "passkeys" | "approval";
  value: T;
  options: readonly { value: T; label: string }[];
  /** Returns the settings to change when a value is chosen. */
  change: (value: T) => UpdateSettings;
};

/** Chooses a requirement; saved at once. */
export function PolicyChoice<T extends string | number | null>({
  texts,
  value,
  options,
  change,
}: PolicyChoiceProps<T>) {
  const t = useTranslations("staff.policy");
  const failureText = useFailureText();
  const toast = useToast();
  const withRecentSignIn = useRecentSignIn();
  const [chosen, setChosen] = useState(value);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function choose(text: string) {
    const next = options.find((option) => String(option.value) === text);
    if (!next || next.value === chosen) return;
    setPending(true);
    const result = await withRecentSignIn(() => attempt(() => updateSettings(change(next.value))));
    setPending(false);
    setProblem(result.ok ? undefined : failureText(result.error));
    if (!result.ok) return;
    setChosen(next.value);
    toast({ tone: "success", title: t(`${texts}.saved`) });
  }
  const select = useEarlyInput<HTMLSelectElement>(String(chosen), (text) => void choose(text));
  return (
    <Field label={t(`${texts}.label`)} hint={t(`${texts}.hint`)} error={problem}>
      <Select
        ref={select}
        autoComplete="off"
        value={String(chosen)}
        disabled={pending}
        onChange={(event) => void choose(event.target.value)}
      >
        {options.map((option) => (
          <option key={String(option.value)} value={String(option.value)}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
