"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { revokeParticipants } from "@/lib/participants/actions";
import type { RosterRow } from "@/lib/participants/types";
import type { Failure } from "@/lib/platform/result";
import { useToast } from "../ui/toast";
import { nameOf } from "@/lib/participants/display-name";
import { useRosterCache } from "./use-roster-cache";
import { useUndoRevocations } from "./use-undo-revocations";

/** Revokes people under an Undo toast. */
export function useRevoke(conferenceCode: string) {
  const t = useTranslations("participants");
  const toast = useToast();
  const cache = useRosterCache(conferenceCode);
  const undo = useUndoRevocations(conferenceCode);
  return useCallback(
    async (rows: readonly RosterRow[]): Promise<Failure | null> => {
      const codes = rows.map(({ code }) => code);
      const result = await attempt(() => revokeParticipants({ codes }));
      if (!result.ok) return result.error;
      const { revocations, dueAt } = result.data;
      const count = revocations.length;
      const [first] = revocations;
      await cache.refresh();
      if (!first) return null;
      const name = nameOf(first);
      toast({
        title: t("revokedToast", { count, name }),
        description: t("revokedToastText"),
        durationMs: Math.max(3000, dueAt - Date.now()),
        action: {
          label: t("undo"),
          altText: t("undoAlt"),
          onClick: () =>
            void undo(
              revocations.map(({ id }) => id),
              name,
            ),
        },
      });
      return null;
    },
    [cache, t, toast, undo],
  );
}
