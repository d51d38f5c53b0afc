"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import type { Failure } from "@/lib/platform/result";
import { saveTemplate } from "@/lib/templates/actions";
import { DEFAULT_TEMPLATES } from "@/lib/templates/defaults";
import { fillTemplate } from "@/lib/templates/fill";
import { templateKey } from "@/lib/templates/queries";
import { MessageDraft } from "@/lib/templates/schema";
import { PLACEHOLDERS, type Template } from "@/lib/templates/types";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { DraftNotice } from "../ui/draft-notice";
import { useFormDraft } from "../ui/form-draft";
import { Field } from "../ui/field";
import { FailureNotice } from "../ui/failure-notice";
import { Textarea } from "../ui/input";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useFieldError } from "../ui/form-errors";

type MessageDialogProps = {
  conferenceCode: string;
  title: string;
  template: Template;
  onClose: () => void;
};

/** Edits a conference's message, with a preview. */
export function MessageDialog({ conferenceCode, title, template, onClose }: MessageDialogProps) {
  const t = useTranslations("templates");
  const common = useTranslations("common");
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const toast = useToast();
  const client = useQueryClient();
  const usual = DEFAULT_TEMPLATES[useLocale()];
  const [text, setText] = useState(template.text ?? usual);
  const draft = useFormDraft(`message ${conferenceCode}`, MessageDraft, (kept) =>
    setText(kept.text),
  );
  const type = (typed: string) => {
    setText(typed);
    draft.save(typed === (template.text ?? usual) ? null : { text: typed });
  };
  const discard = () => {
    setText(template.text ?? usual);
    draft.clear();
  };
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const example = fillTemplate(text, {
    name: t("exampleName"),
    link: t("exampleLink"),
    title,
    expires: "",
  });
  async function save() {
    setPending(true);
    setFailure(null);
    // The default is stored as null, so that it is shown in the reader's language.
    const own = text.trim() === usual.trim() ? "" : text;
    const { version } = template;
    const result = await attempt(() => saveTemplate({ conferenceCode, text: own, version }));
    setPending(false);
    if (!result.ok) return setFailure(result.error);
    client.setQueryData(templateKey(conferenceCode), result.data);
    draft.clear();
    toast({ tone: "success", title: t("saved") });
    onClose();
  }
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && !pending && onClose()}
      title={t("title")}
      description={t("text")}
      footer={
        <>
          <Button variant="ghost" disabled={text === usual} onClick={() => type(usual)}>
            {t("reset")}
          </Button>
          <Button
            onClick={() => {
              discard();
              onClose();
            }}
            disabled={pending}
          >
            {common("cancel")}
          </Button>
          <Button variant="primary" pending={pending} onClick={() => void save()}>
            {t("save")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 py-1">
        {draft.restored && <DraftNotice onDiscard={discard} />}
        {failure && !failure.fields && <FailureNotice>{failureText(failure)}</FailureNotice>}
        <Field
          label={t("field")}
          hint={PLACEHOLDERS.map((name) => `{${name}}`).join("  ")}
          error={fieldError(failure?.fields?.text)}
        >
          <Textarea rows={6} value={text} onChange={(event) => type(event.target.value)} />
        </Field>
        <section aria-label={t("preview")}>
          <h3 className="mb-1.5 font-medium">{t("preview")}</h3>
          <p className="rounded-control border bg-sunken px-3 py-2 break-words whitespace-pre-line text-ink-muted">
            {example}
          </p>
        </section>
      </div>
    </Dialog>
  );
}
