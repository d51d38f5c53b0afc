"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { duplicateConference } from "@/lib/conference-copies/actions";
import { conferenceKeys } from "@/lib/conferences/queries";
import type { ConferenceRow } from "@/lib/conferences/types";
import { routes } from "@/lib/platform/routes";
import { Field } from "../ui/field";
import { FormDialog } from "../ui/form-dialog";
import { useFieldError } from "../ui/form-errors";
import { Input } from "../ui/input";
import { SwitchField } from "../ui/switch";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useRequestId } from "../ui/use-request-id";
import { useSubmit } from "../ui/use-submit";

type DuplicateDialogProps = {
  conference: Pick<ConferenceRow, "code" | "title">;
  onClose: () => void;
};

/** Creates a copy of a conference; with its people, it opens the import that is ready to start. */
export function DuplicateDialog({ conference, onClose }: DuplicateDialogProps) {
  const t = useTranslations("conferences");
  const text = useFailureText();
  const fieldError = useFieldError();
  const toast = useToast();
  const router = useRouter();
  const client = useQueryClient();
  const { id, renewId } = useRequestId();
  const [title, setTitle] = useState(t("duplicateDialog.copyOf", { title: conference.title }));
  const [roster, setRoster] = useState(false);
  const { pending, failure, submit } = useSubmit();
  async function duplicate() {
    const input = { id, code: conference.code, title, roster };
    const result = await submit(() => duplicateConference(input));
    if (!result.ok) return renewId(result);
    const { code, importId } = result.data;
    toast({ tone: "success", title: t("duplicateDialog.done", { title }) });
    router.push(importId ? routes.import(importId) : routes.conference(code));
    await client.invalidateQueries({ queryKey: conferenceKeys.all });
  }
  return (
    <FormDialog
      title={t("duplicateDialog.title", { title: conference.title })}
      text={t("duplicateDialog.text")}
      submit={t("duplicateDialog.submit")}
      pending={pending}
      problem={failure && !failure.fields ? text(failure) : null}
      onSubmit={() => void duplicate()}
      onClose={onClose}
    >
      <Field label={t("form.title")} error={fieldError(failure?.fields?.title)}>
        <Input
          autoComplete="off"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
      <SwitchField
        label={t("duplicateDialog.roster")}
        description={t("duplicateDialog.rosterText")}
        checked={roster}
        onCheckedChange={setRoster}
      />
    </FormDialog>
  );
}
