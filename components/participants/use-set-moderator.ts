"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { setModerator } from "@/lib/participants/actions";
import type { RosterRow } from "@/lib/participants/types";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { nameOf } from "@/lib/participants/display-name";
import { useRosterCache } from "./use-roster-cache";

/**
 * Returns a function that sets one participant's role. The change shows at once, is reverted with a message if
 * it fails, and can be undone from a toast.
 */
export function useSetModerator(conferenceCode: string) {
  const t = useTranslations("participants");
  const text = useFailureText();
  const toast = useToast();
  const cache = useRosterCache(conferenceCode);
  return useCallback(
    async (row: RosterRow, moderator: boolean) => {
      const name = nameOf(row);
      async function change(next: boolean): Promise<boolean> {
        await cache.cancelRefetches();
        const restore = cache.patch([row.code], { moderator: next });
        const result = await attempt(() => setModerator({ codes: [row.code], moderator: next }));
        if (!result.ok) {
          restore();
          const unknown = ["unknown-outcome", "offline"].includes(result.error.code);
          const title = t(unknown ? "switchUnknown" : "switchFailed", { name });
          toast({ tone: "danger", title, description: text(result.error) });
        }
        await cache.refresh();
        return result.ok;
      }
      if (!(await change(moderator))) return;
      toast({
        title: t(moderator ? "moderatorNow" : "moderatorNoLonger", { name }),
        action: {
          label: t("undo"),
          altText: t("undoModerator"),
          onClick: () => void change(!moderator),
        },
      });
    },
    [cache, t, text, toast],
  );
}
