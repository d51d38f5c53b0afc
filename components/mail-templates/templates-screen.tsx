"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import {
  MAIL_TEMPLATES,
  type MailTemplate,
  type MailTemplates,
  type MailTexts,
} from "@/lib/mail-templates/types";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { routes } from "@/lib/platform/routes";
import { LANGUAGE_NAMES } from "@/lib/preferences/language-names";
import { Badge } from "../ui/badge";
import { Field } from "../ui/field";
import { Link } from "../ui/link";
import { PageHeader } from "../ui/page-header";
import { Segmented } from "../ui/segmented";
import { Select } from "../ui/select";
import { MessagePreview } from "./message-preview";
import { TemplateForm } from "./template-form";

type TemplatesScreenProps = { texts: MailTemplates; back: { href: string; label: string } };

const keyOf = ({ kind, locale }: Pick<MailTemplate, "kind" | "locale">) => `${kind} ${locale}`;

/** The editor of email texts, of a project or one conference, with a preview. */
export function TemplatesScreen({ texts, back }: TemplatesScreenProps) {
  const t = useTranslations("mailTexts");
  const { project, conference, example } = texts;
  const [templates, setTemplates] = useState(texts.templates);
  const [kind, setKind] = useState<MailTemplate["kind"]>("invitation");
  const [locale, setLocale] = useState(texts.locale);
  /** Unsaved texts, by message and language. */
  const [drafts, setDrafts] = useState<ReadonlyMap<string, MailTexts>>(new Map());
  const shown = templates.find((each) => each.kind === kind && each.locale === locale);
  if (!shown) return null;
  const key = keyOf(shown);
  const stored = shown.own ?? shown.above;
  const draft = drafts.get(key) ?? { subject: stored.subject, text: stored.text };
  const setDraft = (next: MailTexts | null) =>
    setDrafts((all) => {
      const rest = new Map(all);
      if (next) rest.set(key, next);
      else rest.delete(key);
      return rest;
    });
  const saved = (changed: MailTemplate) => {
    setTemplates((all) => all.map((each) => (keyOf(each) === keyOf(changed) ? changed : each)));
    setDraft(null);
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={
          <>
            {conference ? t("ofConference") : t("ofProject", { name: project.name })} {t("text")}
          </>
        }
        back={back}
      />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <div className="grid content-start gap-4">
          <Field label={t("kind")}>
            <Select
              value={kind}
              onChange={({ target: { value } }) =>
                setKind(MAIL_TEMPLATES.find((each) => each === value) ?? kind)
              }
            >
              {MAIL_TEMPLATES.map((each) => (
                <option key={each} value={each}>
                  {t(`kinds.${each}`)}
                </option>
              ))}
            </Select>
          </Field>
          <div className="grid justify-items-start gap-1.5">
            <div className="flex w-full flex-wrap items-center justify-between gap-2">
              <Segmented
                label={t("language")}
                value={locale}
                options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
                onChange={setLocale}
              />
              <Badge tone={shown.own ? "accent" : "neutral"}>
                {t(`from.${shown.own ? "own" : shown.above.from}`)}
              </Badge>
            </div>
            <p className="text-sm text-ink-muted">
              {t("sent", { language: LANGUAGE_NAMES[texts.locale] })}
            </p>
          </div>
          <TemplateForm
            key={key}
            projectId={project.id}
            conferenceCode={conference?.code ?? null}
            template={shown}
            draft={draft}
            onType={setDraft}
            onSaved={saved}
          />
          {conference && (
            <Link
              href={routes.projectMailTemplates(project.id)}
              className="justify-self-start text-sm text-accent-text"
            >
              {t("projectLink")}
            </Link>
          )}
        </div>
        <MessagePreview
          projectId={project.id}
          conferenceCode={conference?.code ?? null}
          kind={kind}
          locale={locale}
          draft={draft}
          example={example[locale]}
        />
      </div>
    </>
  );
}
