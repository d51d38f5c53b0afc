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

/** Sets the role of one participant: shown at once, and back with the reason where it was refused. */
export function useSetModerator(conferenceCode: string) {
  const t = useTranslations("participants");
  const text = useFailureText();
  const toast = useToast();
  const cache = useRosterCache(conferenceCode);
  return useCallback(
    async (row: RosterRow, moderator: boolean) => {
      await cache.hold();
      const undo = cache.patch([row.code], { moderator });
      const result = await attempt(() => setModerator({ codes: [row.code], moderator }));
      if (!result.ok) {
        undo();
        const unknown = ["unknown-outcome", "offline"].includes(result.error.code);
        const title = t(unknown ? "switchUnknown" : "switchFailed", { name: nameOf(row) });
        toast({ tone: "danger", title, description: text(result.error) });
      }
      await cache.refresh();
    },
    [cache, t, text, toast],
  );
}
