"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { revokeParticipants, revokeSelection, undoSelection } from "@/lib/participants/actions";
import type { RosterRow } from "@/lib/participants/types";
import type { Failure } from "@/lib/platform/result";
import { useToast } from "../ui/toast";
import { nameOf } from "@/lib/participants/display-name";
import { participantQuery } from "@/lib/people/queries";
import { useUndoRevocations } from "./use-undo-revocations";
import { useRevocationToast } from "./use-revocation-toast";
import { useRosterCache } from "./use-roster-cache";
import { useFailureText } from "../ui/use-failure-text";
import type { Frozen } from "./use-selection";

/** Revokes people under an Undo toast. */
export function useRevoke(conferenceCode: string) {
  const t = useTranslations("participants");
  const client = useQueryClient();
  const showRevocation = useRevocationToast();
  const cache = useRosterCache(conferenceCode);
  const undo = useUndoRevocations(conferenceCode);
  return useCallback(
    async (rows: readonly RosterRow[]): Promise<Failure | null> => {
      const codes = rows.map(({ code }) => code);
      const result = await attempt(() => revokeParticipants({ codes }));
      if (!result.ok) return result.error;
      const { revocations, undoMs } = result.data;
      const endsAt = Date.now() + undoMs;
      const count = revocations.length;
      const [first] = revocations;
      await cache.refresh();
      if (!first) return null;
      const name = nameOf(first);
      const last = revocations.at(-1) ?? first;
      showRevocation({
        endsAt,
        ending: (seconds) => t("revocation.ending", { count, name, seconds }),
        done: t("revocation.done", { count, name }),
        undo: () =>
          undo(
            revocations.map(({ id }) => id),
            name,
          ),
        status: async () => {
          const query = participantQuery(conferenceCode, last.code);
          return (await client.fetchQuery({ ...query, staleTime: 0 })).row.status;
        },
      });
      return null;
    },
    [cache, client, conferenceCode, showRevocation, t, undo],
  );
}

/** Revokes a list stored on the server, under one Undo. */
export function useRevokeFrozen(conferenceCode: string) {
  const t = useTranslations("participants");
  const text = useFailureText();
  const toast = useToast();
  const showRevocation = useRevocationToast();
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
      const { count, undoMs } = result.data;
      const endsAt = Date.now() + undoMs;
      await cache.refresh();
      showRevocation({
        endsAt,
        ending: (seconds) => t("revocation.endingMany", { count, seconds }),
        done: "",
        undo,
      });
      return null;
    },
    [cache, showRevocation, t, text, toast],
  );
}
