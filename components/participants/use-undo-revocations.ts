"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { undoRevocations } from "@/lib/participants/actions";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useRosterCache } from "./use-roster-cache";

/** Undoes revocations while possible and reports the result. */
export function useUndoRevocations(conferenceCode: string) {
  const t = useTranslations("participants");
  const text = useFailureText();
  const toast = useToast();
  const cache = useRosterCache(conferenceCode);
  return useCallback(
    async (ids: string[], name: string) => {
      const result = await attempt(() => undoRevocations({ ids }));
      if (!result.ok) toast({ tone: "danger", title: text(result.error) });
      else if (result.data.late.length > 0) toast({ tone: "danger", title: t("undoLate") });
      else toast({ tone: "success", title: t("undone", { count: ids.length, name }) });
      await cache.refresh();
    },
    [cache, t, text, toast],
  );
}
