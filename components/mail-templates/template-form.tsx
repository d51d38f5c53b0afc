"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { saveMailTemplate } from "@/lib/mail-templates/actions";
import { MAIL_PLACEHOLDERS, type MailTemplate, type MailTexts } from "@/lib/mail-templates/types";
import { attempt } from "@/lib/platform/call-action";
import type { Failure } from "@/lib/platform/result";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { useFieldError } from "../ui/form-errors";
import { Input, Textarea } from "../ui/input";
import { FailureNotice } from "../ui/failure-notice";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useHydrated } from "../ui/use-hydrated";

type TemplateFormProps = {
  projectId: string;
  conferenceCode: string | null;
  template: MailTemplate;
  draft: MailTexts;
  onType: (draft: MailTexts) => void;
  onSaved: (template: MailTemplate) => void;
};

const NOTHING: MailTexts = { subject: "", text: "" };

/** The subject and text of one message, with buttons to save them and to restore the inherited ones. */
export function TemplateForm(props: TemplateFormProps) {
  const { projectId, conferenceCode, template, draft, onType, onSaved } = props;
  const t = useTranslations("mailTexts");
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const toast = useToast();
  const readOnly = !useHydrated();
  const [pending, setPending] = useState<"save" | "reset" | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { kind, locale, own, above, version } = template;
  async function store(what: "save" | "reset", texts: MailTexts) {
    setPending(what);
    setFailure(null);
    const input = { projectId, conferenceCode, kind, locale, version, ...texts };
    const result = await attempt(() => saveMailTemplate(input));
    setPending(null);
    if (!result.ok) return setFailure(result.error);
    toast({ tone: "success", title: t(what === "save" ? "saved" : "resetDone") });
    const kept = texts.text.trim() === "" ? null : texts;
    onSaved({ ...template, own: kept, version: result.data.version });
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void store("save", draft);
  };
  const isFromProject = above.from === "project";
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {failure && !failure.fields && <FailureNotice>{failureText(failure)}</FailureNotice>}
      <Field label={t("subject")} error={fieldError(failure?.fields?.subject)}>
        <Input
          readOnly={readOnly}
          value={draft.subject}
          onChange={({ target }) => onType({ ...draft, subject: target.value })}
        />
      </Field>
      <Field
        label={t("body")}
        error={fieldError(failure?.fields?.text)}
        hint={t("hint", { names: MAIL_PLACEHOLDERS.map((name) => `{${name}}`).join(" ") })}
      >
        <Textarea
          rows={8}
          readOnly={readOnly}
          value={draft.text}
          onChange={({ target }) => onType({ ...draft, text: target.value })}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending === "save"} disabled={!!pending}>
          {t("save")}
        </Button>
        {own && (
          <Button
            variant="ghost"
            pending={pending === "reset"}
            disabled={!!pending}
            onClick={() => void store("reset", NOTHING)}
          >
            {t(isFromProject ? "resetProject" : "reset")}
          </Button>
        )}
      </div>
    </form>
  );
}
