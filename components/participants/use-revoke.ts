"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/attempt";
import { revokeParticipants, undoRevocations } from "@/lib/participants/actions";
import type { RosterRow } from "@/lib/participants/read-schema";
import type { Failure } from "@/lib/result";
import { useToast } from "../ui/toast-context";
import { useFailureText } from "../ui/use-failure-text";
import { nameOf } from "./name-of";
import { useRosterCache } from "./use-roster-cache";

/** Revokes people under an Undo toast, and takes revocations back. */
export function useRevoke(conferenceCode: string) {
  const t = useTranslations("participants");
  const text = useFailureText();
  const toast = useToast();
  const cache = useRosterCache(conferenceCode);

  const undo = useCallback(
    async (ids: string[], name: string) => {
      const result = await attempt(() => undoRevocations({ ids }));
      if (!result.ok) toast({ tone: "danger", title: text(result.error) });
      else if (result.data.late.length > 0) toast({ tone: "danger", title: t("undoLate") });
      else toast({ tone: "success", title: t("undone", { count: ids.length, name }) });
      await cache.refresh();
    },
    [cache, t, text, toast],
  );

  const revoke = useCallback(
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

  return { revoke, undo };
}
