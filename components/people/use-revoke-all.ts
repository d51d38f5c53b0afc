"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { revokeMemberships, undoMembershipRevocations } from "@/lib/people/actions";
import { participantQuery, peopleKeys } from "@/lib/people/queries";
import type { Membership } from "@/lib/people/types";
import type { Failure } from "@/lib/platform/result";
import { useRevocationToast } from "../participants/use-revocation-toast";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** Revokes a person's access in the given conferences, under one Undo. */
export function useRevokeAll() {
  const t = useTranslations("people.revokeAll");
  const text = useFailureText();
  const toast = useToast();
  const showRevocation = useRevocationToast();
  const client = useQueryClient();
  return useCallback(
    async (memberships: readonly Membership[], name: string): Promise<Failure | null> => {
      const refresh = () =>
        Promise.all([
          client.invalidateQueries({ queryKey: peopleKeys.all }),
          client.invalidateQueries({ queryKey: ["roster"] }),
        ]);
      async function undo(ids: string[]) {
        const result = await attempt(() => undoMembershipRevocations({ ids }));
        if (!result.ok) toast({ tone: "danger", title: text(result.error) });
        else if (result.data.late.length > 0) toast({ tone: "danger", title: t("late") });
        else toast({ tone: "success", title: t("undone", { name }) });
        await refresh();
      }
      const meant = memberships.map(({ projectId, code }) => ({ projectId, code }));
      const result = await attempt(() => revokeMemberships({ memberships: meant }));
      if (!result.ok) return result.error;
      const { ids, undoMs } = result.data;
      const endsAt = Date.now() + undoMs;
      await refresh();
      if (ids.length === 0) return null;
      const last = memberships.at(-1);
      const count = ids.length;
      showRevocation({
        endsAt,
        ending: (seconds) => t("ending", { count, name, seconds }),
        done: t("done", { count, name }),
        undo: () => undo(ids),
        ...(last && {
          status: async () => {
            const query = participantQuery(last.conferenceCode, last.code);
            return (await client.fetchQuery({ ...query, staleTime: 0 })).row.status;
          },
        }),
      });
      return null;
    },
    [client, showRevocation, t, text, toast],
  );
}
