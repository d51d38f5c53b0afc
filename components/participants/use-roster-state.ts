"use client";

import { useCallback, useMemo } from "react";
import { rosterParams } from "@/lib/participants/params";
import type { RosterParams } from "@/lib/participants/schema";
import { useUrlState } from "../data-table/use-url-state";

const DEFAULTS = rosterParams(new URLSearchParams());

/** Search, filters and sort of a roster in the URL; defaults are left out. */
export function useRosterState() {
  const { params, set } = useUrlState();
  const state = useMemo(() => rosterParams(params), [params]);
  const change = useCallback(
    (next: Partial<RosterParams>) =>
      set(
        Object.fromEntries(
          Object.entries(next).map(([name, value]) => [
            name,
            isDefault(name, value) ? null : value,
          ]),
        ),
      ),
    [set],
  );
  const filtered =
    state.q !== "" ||
    state.role !== DEFAULTS.role ||
    state.status !== DEFAULTS.status ||
    state.links !== DEFAULTS.links;
  return { state, change, filtered };
}

function isDefault(name: string, value: string): boolean {
  return Object.entries(DEFAULTS).some(([key, usual]) => key === name && usual === value);
}
