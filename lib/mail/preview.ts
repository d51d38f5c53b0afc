import { requireStaff } from "@/lib/access/guard";
import { requireCurrentProject, requireProject } from "@/lib/access/resolve-project";
import { readConference } from "@/lib/conferences/read-conference";
import { html, Markup } from "@/lib/guest-pages/html";
import { exampleOf } from "@/lib/mail-templates/example";
import { PreviewMail } from "@/lib/mail-templates/schema";
import type { MailTemplateKind } from "@/lib/mail-templates/types";
import { personalUrl } from "@/lib/personal-links/store";
import { env } from "@/lib/platform/env";
import { stopUrl } from "@/lib/reminder-opt-outs/store";
import { layoutFor } from "./message-content";
import { htmlOf, textOf } from "./render";

/** Messages without a link. */
const WITHOUT_LINK: ReadonlySet<MailTemplateKind> = new Set(["canceled", "after"]);
const WITH_STOP: ReadonlySet<MailTemplateKind> = new Set(["reminder", "after"]);
/** Placeholder of a token; the link does not work. */
const NO_TOKEN = "example";

/**
 * Returns a draft as a page, with an example person and no working link. Null if no email server is
 * configured, or the request is not a valid form.
 */
export async function previewMail(request: Request): Promise<string | null> {
  await requireStaff("manager");
  const input = await readForm(request);
  if (input === null) return null;
  const { project } =
    input.conferenceCode === null
      ? await requireCurrentProject("manager", input.projectId)
      : await requireProject("manager", { conference: input.conferenceCode });
  const { mail } = env();
  if (mail === null) return null;
  const { conferenceCode, kind, locale, subject, text, part, theme } = input;
  const conference = conferenceCode === null ? null : await readConference(project, conferenceCode);
  const content = {
    ...exampleOf(conference, locale),
    locale,
    moderator: false,
    link: WITHOUT_LINK.has(kind) ? null : personalUrl(NO_TOKEN),
    stop: WITH_STOP.has(kind) ? stopUrl(NO_TOKEN) : null,
  };
  const layout = layoutFor(content, { subject, text }, mail);
  return part === "html" ? htmlOf(layout, theme) : plainPage(textOf(layout), locale, theme);
}

async function readForm(request: Request): Promise<PreviewMail | null> {
  const form = await request.formData().catch(() => null);
  return form && (PreviewMail.safeParse(Object.fromEntries(form)).data ?? null);
}

const COLORS = { light: "#ffffff;color:#1c1b18", dark: "#12120f;color:#f0eee8" } as const;

function plainPage(text: string, locale: string, theme: "light" | "dark"): string {
  const style = new Markup(
    `body{margin:0;padding:16px;background:${COLORS[theme]}}pre{margin:0;font:14px/1.5 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}`,
  );
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="color-scheme" content="${theme}" />
        <style>
          ${style}
        </style>
      </head>
      <body>
        <pre>${text}</pre>
      </body>
    </html>`.text;
}
