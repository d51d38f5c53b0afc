"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { MailTemplate, MailTexts, MailValues } from "@/lib/mail-templates/types";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { fillTemplate } from "@/lib/templates/fill";
import { Segmented } from "../ui/segmented";

/** Debounce of the preview after the last key (ms). */
const DEBOUNCE = 400;

type MessagePreviewProps = Pick<MailTemplate, "kind" | "locale"> & {
  projectId: string;
  conferenceCode: string | null;
  draft: MailTexts;
  example: MailValues;
};

/**
 * Shows a draft as participants receive it. The server renders it for a frame without scripts and with an
 * opaque origin.
 */
export function MessagePreview({ draft, example, ...about }: MessagePreviewProps) {
  const t = useTranslations("mailTexts");
  const [part, setPart] = useState<"html" | "text">("html");
  const [theme, setTheme] = useState<"light" | "dark">("light");
  const form = useRef<HTMLFormElement>(null);
  const { kind, locale, conferenceCode, projectId } = about;
  const { subject, text } = draft;
  const values = { projectId, conferenceCode: conferenceCode ?? "", kind, locale };
  const fields = { ...values, subject, text, part, theme };
  const sent = JSON.stringify(fields);
  const [shown, setShown] = useState(sent);
  useEffect(() => {
    const timer = setTimeout(() => setShown(sent), DEBOUNCE);
    return () => clearTimeout(timer);
  }, [sent]);
  // Creates a new frame for each preview, because navigation within a frame adds to the browser's history.
  useEffect(() => form.current?.submit(), [shown]);
  return (
    <section aria-label={t("preview")} className="grid min-w-0 content-start gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-md font-semibold">{t("preview")}</h2>
        <div className="flex flex-wrap gap-2">
          <Segmented
            label={t("part")}
            value={part}
            options={[
              { value: "html", label: t("parts.html") },
              { value: "text", label: t("parts.text") },
            ]}
            onChange={setPart}
          />
          <Segmented
            label={t("theme")}
            value={theme}
            options={[
              { value: "light", label: t("themes.light") },
              { value: "dark", label: t("themes.dark") },
            ]}
            onChange={setTheme}
          />
        </div>
      </div>
      <p className="wrap-anywhere">
        <span className="text-ink-muted">{t("subject")}: </span>
        <strong className="font-semibold">{fillTemplate(subject, example)}</strong>
      </p>
      <form
        ref={form}
        hidden
        method="post"
        action={withBase(routes.api.mailPreview())}
        target="message-preview"
      >
        {Object.entries(fields).map(([name, value]) => (
          // A text input would remove line breaks.
          <textarea key={name} name={name} value={value} readOnly />
        ))}
      </form>
      <iframe
        key={shown}
        name="message-preview"
        title={t("frame")}
        sandbox=""
        className="h-176 w-full rounded-card border bg-surface"
      />
    </section>
  );
}
