"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { setProjectMail } from "@/lib/mail/actions";
import type { MailOverview } from "@/lib/mail/types";
import { attempt } from "@/lib/platform/call-action";
import { isLocale, LOCALES } from "@/lib/platform/i18n/locales";
import { routes } from "@/lib/platform/routes";
import { LANGUAGE_NAMES } from "@/lib/preferences/language-names";
import { useRecentSignIn } from "../recent-sign-in/recent-sign-in-context";
import { Field } from "../ui/field";
import { Link } from "../ui/link";
import { Select } from "../ui/select";
import { SwitchField } from "../ui/switch";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

type Project = MailOverview["projects"][number];

/** Turns Foyer's email for a project on or off and sets its language. Saves immediately. */
export function ProjectMail({ project }: { project: Project }) {
  const t = useTranslations("mail.projects");
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  const withRecentSignIn = useRecentSignIn();
  const [pending, setPending] = useState(false);
  const { id, name, on, locale } = project;
  async function save(change: Partial<Pick<Project, "on" | "locale">>) {
    setPending(true);
    const input = { id, on, locale, ...change };
    const result = await withRecentSignIn(() => attempt(() => setProjectMail(input)));
    setPending(false);
    if (result.ok) toast({ tone: "success", title: t("saved", { name }) });
    else toast({ tone: "danger", title: text(result.error) });
    router.refresh();
  }
  return (
    <li className="grid gap-3 rounded-card border bg-surface p-4">
      <SwitchField
        label={name}
        description={t(on ? "foyer" : "boomstream")}
        checked={on}
        disabled={pending}
        onCheckedChange={(next) => void save({ on: next })}
      />
      {on && (
        <>
          <Field label={t("language")}>
            <Select
              value={locale}
              disabled={pending}
              onChange={({ target: { value } }) => isLocale(value) && void save({ locale: value })}
            >
              {LOCALES.map((each) => (
                <option key={each} value={each}>
                  {LANGUAGE_NAMES[each]}
                </option>
              ))}
            </Select>
          </Field>
          <Link
            href={routes.projectMailTemplates(id)}
            className="justify-self-start text-sm text-accent-text"
          >
            {t("texts")}
          </Link>
        </>
      )}
    </li>
  );
}
