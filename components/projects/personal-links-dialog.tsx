"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { setPersonalLinks } from "@/lib/projects/actions";
import type { ProjectRow } from "@/lib/projects/types";
import { useRecentSignIn } from "../recent-sign-in/recent-sign-in-context";
import { Field } from "../ui/field";
import { FormDialog } from "../ui/form-dialog";
import { Select } from "../ui/select";
import { SwitchField } from "../ui/switch";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useSubmit } from "../ui/use-submit";

/** The offered minutes before the start at which Join opens, besides "at any time". */
const MINUTES = [5, 10, 15, 30, 60, 1_440] as const;

type PersonalLinksDialogProps = { project: ProjectRow; onDone: () => void; onClose: () => void };

/** Turns the personal links of a project on or off, and sets when Join opens. */
export function PersonalLinksDialog({ project, onDone, onClose }: PersonalLinksDialogProps) {
  const t = useTranslations("projects");
  const text = useFailureText();
  const toast = useToast();
  const withRecentSignIn = useRecentSignIn();
  const [on, setOn] = useState(project.personalLinks);
  const [minutes, setMinutes] = useState(project.joinMinutes);
  const { pending, failure, submit } = useSubmit();
  const { id, name } = project;
  const choices = [...new Set([...MINUTES, ...(project.joinMinutes ? [project.joinMinutes] : [])])];
  async function save() {
    const change = () => setPersonalLinks({ id, on, joinMinutes: minutes });
    const result = await submit(() => withRecentSignIn(() => attempt(change)));
    if (!result.ok) return;
    toast({ tone: "success", title: t("personalDialog.done", { name }) });
    onDone();
  }
  return (
    <FormDialog
      title={t("personalDialog.title", { name })}
      submit={t("personalDialog.submit")}
      pending={pending}
      problem={failure && text(failure)}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <SwitchField
        label={t("personalDialog.on")}
        description={t("personalDialog.about")}
        checked={on}
        onCheckedChange={setOn}
      />
      <Field label={t("personalDialog.when")} hint={t("personalDialog.hint")}>
        <Select
          value={minutes === null ? "" : String(minutes)}
          disabled={!on}
          onChange={({ target: { value } }) => setMinutes(value === "" ? null : Number(value))}
        >
          <option value="">{t("personalDialog.always")}</option>
          {choices.map((count) => (
            <option key={count} value={count}>
              {t("personalDialog.minutes", { count })}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
