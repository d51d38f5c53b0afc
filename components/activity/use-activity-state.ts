"use client";

import { useCallback, useMemo } from "react";
import { ActivityParams } from "@/lib/activity/schema";
import { useUrlState } from "../data-table/use-url-state";

/** The filters of the activity in the URL; defaults are left out. */
export function useActivityState() {
  const { params, set } = useUrlState();
  const state = useMemo(() => ActivityParams.parse(Object.fromEntries(params)), [params]);
  const change = useCallback(
    (next: Partial<ActivityParams>) =>
      set(
        Object.fromEntries(
          Object.entries(next).map(([name, value]) => [name, value === "all" ? null : value]),
        ),
      ),
    [set],
  );
  const filtered = Object.values(state).some((value) => value !== "" && value !== "all");
  return { state, change, filtered };
}
