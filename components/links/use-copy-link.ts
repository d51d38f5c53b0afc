"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { copyLinks } from "@/lib/links/actions";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/**
 * Returns a function that fetches one person's link to copy; `own`: Boomstream's own instead of the personal
 * one. It returns null after it reported an error.
 */
export function useCopyLink(): (code: string, own?: boolean) => Promise<string | null> {
  const t = useTranslations("participants.link");
  const text = useFailureText();
  const toast = useToast();
  return useCallback(
    async (code, own) => {
      const result = await attempt(() => copyLinks({ codes: [code], own }));
      if (result.ok && result.data[0]) return result.data[0].link;
      toast({ tone: "danger", title: result.ok ? t("none") : text(result.error) });
      return null;
    },
    [t, text, toast],
  );
}
