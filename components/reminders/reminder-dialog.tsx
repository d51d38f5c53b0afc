"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { newId } from "@/lib/platform/ids";
import { addReminder, updateReminder } from "@/lib/reminders/actions";
import { AUDIENCES, type Audience } from "@/lib/reminders/params";
import type { Reminder } from "@/lib/reminders/types";
import { Field } from "../ui/field";
import { useFieldError } from "../ui/form-errors";
import { FormDialog } from "../ui/form-dialog";
import { Select } from "../ui/select";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useSubmit } from "../ui/use-submit";
import { type ReminderTime, WhenField } from "./when-field";

type ReminderDialogProps = {
  conferenceCode: string;
  /** The reminder to edit; null: add one. */
  reminder: Reminder | null;
  personalLinks: boolean;
  onDone: () => void;
  onClose: () => void;
};

/** Adds or changes a reminder. */
export function ReminderDialog(props: ReminderDialogProps) {
  const { conferenceCode, reminder, personalLinks, onDone, onClose } = props;
  const t = useTranslations("reminders.dialog");
  const audiences = useTranslations("reminders.audiences");
  const text = useFailureText();
  const fieldError = useFieldError();
  const toast = useToast();
  // With a fixed id, submitting the form twice adds one reminder.
  const [nextId] = useState(newId);
  const [time, setTime] = useState<ReminderTime>(reminder ?? { moment: "before", minutes: 60 });
  const [audience, setAudience] = useState<Audience>(reminder?.audience ?? "all");
  const { pending, failure, submit } = useSubmit();
  const { moment, minutes } = time;
  const shown = AUDIENCES.filter(
    (each) => each !== "unopened" || personalLinks || audience === "unopened",
  );
  async function save() {
    const values = { conferenceCode, moment, minutes, audience };
    const result = await submit(() =>
      reminder
        ? updateReminder({ ...values, id: reminder.id, nextId })
        : addReminder({ ...values, id: nextId }),
    );
    if (!result.ok) return;
    toast({ tone: "success", title: t(reminder ? "saved" : "added") });
    onDone();
  }
  return (
    <FormDialog
      title={t(reminder ? "edit" : "add")}
      {...(reminder && reminder.sent > 0 && { text: t("past") })}
      submit={t("submit")}
      pending={pending}
      problem={failure && !failure.fields ? text(failure) : null}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <WhenField value={time} onChange={setTime} error={fieldError(failure?.fields?.minutes)} />
      <Field label={t("audience")}>
        <Select
          value={audience}
          onChange={({ target: { value } }) =>
            setAudience(AUDIENCES.find((each) => each === value) ?? "all")
          }
        >
          {shown.map((each) => (
            <option key={each} value={each}>
              {audiences(each)}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
