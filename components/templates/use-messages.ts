"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { ReadFailure } from "@/lib/platform/http/get-json";
import { copyLinks } from "@/lib/links/actions";
import { DEFAULT_TEMPLATES } from "@/lib/templates/defaults";
import { fillTemplate } from "@/lib/templates/fill";
import { templateQuery } from "@/lib/templates/queries";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

const BETWEEN = "\n\n⸻\n\n";

/** Writes the conference's message for some people; null when the person was told why there is none. */
export function useMessages(conferenceCode: string, title: string) {
  const t = useTranslations("templates");
  const participants = useTranslations("participants.link");
  const locale = useLocale();
  const format = useFormatter();
  const text = useFailureText();
  const toast = useToast();
  const client = useQueryClient();
  return useCallback(
    async (codes: string[]): Promise<string | null> => {
      const [template, links] = await Promise.all([
        client.fetchQuery(templateQuery(conferenceCode)).catch((error: unknown) => error),
        attempt(() => copyLinks({ codes })),
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
      const message = client.getQueryData(templateQuery(conferenceCode).queryKey)?.text;
      return links.data
        .map(({ name, email, link, expiresAt }) => {
          const when =
            expiresAt === null
              ? ""
              : format.dateTime(expiresAt, { dateStyle: "long", timeStyle: "short" });
          const expires = when && t("expires", { when });
          const values = { name: name || email, link, title, expires };
          return fillTemplate(message ?? DEFAULT_TEMPLATES[locale], values).trim();
        })
        .join(BETWEEN);
    },
    [client, conferenceCode, format, locale, participants, t, text, title, toast],
  );
}
