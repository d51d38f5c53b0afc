"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { conferenceKeys } from "@/lib/conferences/queries";
import { rosterKeys } from "@/lib/participants/queries";
import { peopleKeys } from "@/lib/people/queries";
import type { Person } from "@/lib/people/types";
import type { RosterPage, RosterRow } from "@/lib/participants/types";

/** What the screens of one conference do to the rosters that the browser holds. */
export function useRosterCache(conferenceCode: string) {
  const client = useQueryClient();
  return useMemo(() => {
    const queryKey = rosterKeys.all(conferenceCode);
    return {
      /** Shows a change at once; the function it answers takes the change back. */
      patch(codes: readonly string[], change: Partial<RosterRow>): () => void {
        const before = client.getQueriesData<RosterPage>({ queryKey });
        const people = client.getQueriesData<Person>({ queryKey: peopleKeys.people });
        client.setQueriesData<Person>({ queryKey: peopleKeys.people }, (person) =>
          person ? { ...person, places: changed(person.places, codes, change) } : person,
        );
        client.setQueriesData<RosterPage>({ queryKey }, (page) =>
          page ? { ...page, rows: changed(page.rows, codes, change) } : page,
        );
        return () =>
          [...before, ...people].forEach(([key, data]) => client.setQueryData(key, data));
      },
      /** Asks again for the roster, and for the lists that count it. */
      async refresh(): Promise<void> {
        await Promise.all([
          client.invalidateQueries({ queryKey }),
          client.invalidateQueries({ queryKey: conferenceKeys.all }),
          client.invalidateQueries({ queryKey: peopleKeys.all }),
        ]);
      },
      /** Keeps an answer on its way from overwriting what was just shown. */
      hold: () =>
        Promise.all([
          client.cancelQueries({ queryKey }),
          client.cancelQueries({ queryKey: peopleKeys.all }),
        ]),
    };
  }, [client, conferenceCode]);
}

function changed<Row extends RosterRow>(
  rows: Row[],
  codes: readonly string[],
  change: Partial<RosterRow>,
): Row[] {
  return rows.map((row) => (codes.includes(row.code) ? { ...row, ...change } : row));
}
