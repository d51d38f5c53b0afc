"use client";

import { useCallback } from "react";
import type { RosterRow } from "@/lib/participants/types";
import { textIn } from "@/lib/platform/url-state";
import { useUrlState } from "../data-table/use-url-state";

/** The person whose panel is open, by their code in the URL; empty: none. */
export function usePersonPanel() {
  const { params, set } = useUrlState();
  const openPanel = useCallback(
    ({ code }: Pick<RosterRow, "code">) => set({ person: code }),
    [set],
  );
  const closePanel = useCallback(() => set({ person: null }), [set]);
  return { person: textIn(params, "person"), openPanel, closePanel };
}
