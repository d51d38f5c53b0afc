"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { changeSettings } from "@/lib/settings/actions";
import { REQUIRED_FOR, type Settings } from "@/lib/settings/schema";
import { useWithProof } from "../profile/proof-context";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { useToast } from "../ui/toast";
import { useEarlyInput } from "../ui/use-early-input";
import { useFailureText } from "../ui/use-failure-text";

type Setting = "twoSteps" | "passkeys";
type PolicyChoiceProps = { setting: Setting; required: Settings[Setting] };

/** Chooses of whom two-step verification or passkeys are required; saved at once. */
export function PolicyChoice({ setting, required }: PolicyChoiceProps) {
  const t = useTranslations("staff.policy");
  const text = useFailureText();
  const toast = useToast();
  const withProof = useWithProof();
  const [chosen, setChosen] = useState(required);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function choose(value: string) {
    const next = REQUIRED_FOR.find((each) => each === value);
    if (!next || next === chosen) return;
    setPending(true);
    const result = await withProof(() => attempt(() => changeSettings({ [setting]: next })));
    setPending(false);
    setProblem(result.ok ? undefined : text(result.error));
    if (!result.ok) return;
    setChosen(next);
    toast({ tone: "success", title: t(`${setting}.saved`) });
  }
  const select = useEarlyInput<HTMLSelectElement>(chosen, (value) => void choose(value));
  return (
    <Field label={t(`${setting}.label`)} hint={t(`${setting}.hint`)} error={problem}>
      <Select
        ref={select}
        autoComplete="off"
        value={chosen}
        disabled={pending}
        onChange={(event) => void choose(event.target.value)}
      >
        {REQUIRED_FOR.map((value) => (
          <option key={value} value={value}>
            {t(`for.${value}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
