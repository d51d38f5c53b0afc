"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { conferenceKeys } from "@/lib/conferences/queries";
import { rosterKeys } from "@/lib/participants/queries";
import type { RosterPage, RosterRow } from "@/lib/participants/schema";

type Pages = InfiniteData<RosterPage>;

/** What the screens of one conference do to the rosters that the browser holds. */
export function useRosterCache(conferenceCode: string) {
  const client = useQueryClient();
  return useMemo(() => {
    const queryKey = rosterKeys.all(conferenceCode);
    return {
      /** Shows a change at once; the function it answers takes the change back. */
      patch(codes: readonly string[], change: Partial<RosterRow>): () => void {
        const before = client.getQueriesData<Pages>({ queryKey });
        client.setQueriesData<Pages>(
          { queryKey },
          (pages) => pages && patched(pages, codes, change),
        );
        return () => before.forEach(([key, pages]) => client.setQueryData(key, pages));
      },
      /** Asks again for the roster, and for the lists that count it. */
      async refresh(): Promise<void> {
        await Promise.all([
          client.invalidateQueries({ queryKey }),
          client.invalidateQueries({ queryKey: conferenceKeys.all }),
        ]);
      },
      /** Keeps an answer on its way from overwriting what was just shown. */
      hold: () => client.cancelQueries({ queryKey }),
    };
  }, [client, conferenceCode]);
}

function patched(pages: Pages, codes: readonly string[], change: Partial<RosterRow>): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      rows: page.rows.map((row) => (codes.includes(row.code) ? { ...row, ...change } : row)),
    })),
  };
}
