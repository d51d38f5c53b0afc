"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { revokeSelection, undoSelection } from "@/lib/participants/actions";
import type { Failure } from "@/lib/platform/result";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useRosterCache } from "./use-roster-cache";
import type { Frozen } from "./use-selection";

/** Revokes a list that the server keeps, under one Undo. */
export function useRevokeFrozen(conferenceCode: string) {
  const t = useTranslations("participants");
  const text = useFailureText();
  const toast = useToast();
  const cache = useRosterCache(conferenceCode);
  return useCallback(
    async ({ id, except }: Frozen): Promise<Failure | null> => {
      const selection = { id, except: [...except] };
      async function undo() {
        const result = await attempt(() => undoSelection(selection));
        if (!result.ok) toast({ tone: "danger", title: text(result.error) });
        else if (result.data.undone === 0) toast({ tone: "danger", title: t("undoLate") });
        else toast({ tone: "success", title: t("undoneMany", { count: result.data.undone }) });
        await cache.refresh();
      }
      const result = await attempt(() => revokeSelection(selection));
      if (!result.ok) return result.error;
      await cache.refresh();
      toast({
        title: t("revokedMany", { count: result.data.count }),
        description: t("revokedToastText"),
        durationMs: Math.max(3000, result.data.dueAt - Date.now()),
        action: { label: t("undo"), altText: t("undoAlt"), onClick: () => void undo() },
      });
      return null;
    },
    [cache, t, text, toast],
  );
}
