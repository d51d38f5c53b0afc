"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { ReadFailure } from "@/lib/platform/http/get-json";
import { ok } from "@/lib/platform/result";
import type { Locale } from "@/lib/platform/i18n/locales";
import { copyLinks } from "@/lib/links/actions";
import type { CopiedLink } from "@/lib/links/schema";
import { DEFAULT_TEMPLATES } from "@/lib/templates/defaults";
import { fillTemplate } from "@/lib/templates/fill";
import { templateQuery } from "@/lib/templates/queries";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** Links with the conference's own message; null: it has none, so the default applies. */
export type SharedLinks = { links: CopiedLink[]; template: string | null };

/**
 * Fetches the message and the links of participants, unless they are known. Reports a failure as a
 * toast.
 */
export function useSharedLinks(conferenceCode: string) {
  const participants = useTranslations("participants.link");
  const text = useFailureText();
  const toast = useToast();
  const client = useQueryClient();
  return useCallback(
    async (codes: string[], known?: CopiedLink[]): Promise<SharedLinks | null> => {
      const [template, links] = await Promise.all([
        client.fetchQuery(templateQuery(conferenceCode)).catch((error: unknown) => error),
        known ? ok(known) : attempt(() => copyLinks({ codes })),
      ]);
      if (!links.ok || template instanceof Error) {
        const code = template instanceof ReadFailure ? template.code : "unexpected";
        toast({ tone: "danger", title: text(links.ok ? { code } : links.error) });
        return null;
      }
      if (links.data.length === 0) {
        toast({ tone: "danger", title: participants("noneKnown") });
        return null;
      }
      const missing = codes.length - links.data.length;
      if (missing > 0) toast({ title: participants("someMissing", { count: missing }) });
      const own = client.getQueryData(templateQuery(conferenceCode).queryKey)?.text ?? null;
      return { links: links.data, template: own };
    },
    [client, conferenceCode, participants, text, toast],
  );
}

/** Returns a function that writes the message for one link. */
export function useMessageFor(title: string) {
  const t = useTranslations("templates");
  const format = useFormatter();
  return useCallback(
    (
      { name, email, link, expiresAt }: Pick<CopiedLink, "name" | "email" | "link" | "expiresAt">,
      template: string | null,
      locale: Locale,
    ): string => {
      const when =
        expiresAt === null
          ? ""
          : format.dateTime(expiresAt, { dateStyle: "long", timeStyle: "short" });
      const values = { name: name || email, link, title, expires: when && t("expires", { when }) };
      return fillTemplate(template ?? DEFAULT_TEMPLATES[locale], values).trim();
    },
    [format, t, title],
  );
}
