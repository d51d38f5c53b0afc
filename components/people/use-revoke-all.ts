"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { revokePlaces, undoPlaces } from "@/lib/people/actions";
import { peopleKeys } from "@/lib/people/queries";
import type { Place } from "@/lib/people/types";
import type { Failure } from "@/lib/platform/result";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** Revokes a person's access in the given conferences, under one Undo. */
export function useRevokeAll() {
  const t = useTranslations("people.revokeAll");
  const text = useFailureText();
  const toast = useToast();
  const client = useQueryClient();
  return useCallback(
    async (places: readonly Place[], name: string): Promise<Failure | null> => {
      const refresh = () =>
        Promise.all([
          client.invalidateQueries({ queryKey: peopleKeys.all }),
          client.invalidateQueries({ queryKey: ["roster"] }),
        ]);
      async function undo(ids: string[]) {
        const result = await attempt(() => undoPlaces({ ids }));
        if (!result.ok) toast({ tone: "danger", title: text(result.error) });
        else if (result.data.late.length > 0) toast({ tone: "danger", title: t("late") });
        else toast({ tone: "success", title: t("undone", { name }) });
        await refresh();
      }
      const meant = places.map(({ projectId, code }) => ({ projectId, code }));
      const result = await attempt(() => revokePlaces({ places: meant }));
      if (!result.ok) return result.error;
      const { ids, dueAt } = result.data;
      await refresh();
      if (ids.length === 0) return null;
      toast({
        title: t("done", { count: ids.length, name }),
        description: t("doneText"),
        durationMs: Math.max(3000, dueAt - Date.now()),
        action: { label: t("undo"), altText: t("undoAlt"), onClick: () => void undo(ids) },
      });
      return null;
    },
    [client, t, text, toast],
  );
}
