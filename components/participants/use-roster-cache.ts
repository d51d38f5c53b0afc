"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { conferenceKeys } from "@/lib/conferences/queries";
import { rosterKeys } from "@/lib/participants/queries";
import { peopleKeys } from "@/lib/people/queries";
import type { Person } from "@/lib/people/types";
import type { RosterPage, RosterRow } from "@/lib/participants/types";

/** Updates of a conference's cached rosters. */
export function useRosterCache(conferenceCode: string) {
  const client = useQueryClient();
  return useMemo(() => {
    const queryKey = rosterKeys.all(conferenceCode);
    return {
      /** Shows a change at once; returns a function that reverts it. */
      patch(codes: readonly string[], change: Partial<RosterRow>): () => void {
        const before = client.getQueriesData<RosterPage>({ queryKey });
        const people = client.getQueriesData<Person>({ queryKey: peopleKeys.people });
        client.setQueriesData<Person>({ queryKey: peopleKeys.people }, (person) =>
          person ? { ...person, memberships: changed(person.memberships, codes, change) } : person,
        );
        client.setQueriesData<RosterPage>({ queryKey }, (page) =>
          page ? { ...page, rows: changed(page.rows, codes, change) } : page,
        );
        return () =>
          [...before, ...people].forEach(([key, data]) => client.setQueryData(key, data));
      },
      /** Refetches the roster and the lists that count it. */
      async refresh(): Promise<void> {
        await Promise.all([
          client.invalidateQueries({ queryKey }),
          client.invalidateQueries({ queryKey: rosterKeys.summary(conferenceCode) }),
          client.invalidateQueries({ queryKey: conferenceKeys.all }),
          client.invalidateQueries({ queryKey: peopleKeys.all }),
        ]);
      },
      /** Cancels pending refetches, which would overwrite the change. */
      cancelRefetches: () =>
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
