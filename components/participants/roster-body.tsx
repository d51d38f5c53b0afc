"use client";

import { useQueries } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { rosterQuery } from "@/lib/participants/queries";
import type { RosterParams } from "@/lib/participants/schema";
import { type RosterRow, WINDOW } from "@/lib/participants/types";
import type { WindowedBodyProps } from "../data-table/data-table";
import { VirtualBody } from "../data-table/virtual-body";
import { useRefetchInterval } from "../live/live-state";

/** Delay before rows are fetched after the scrollbar was dragged (ms). */
const REST_MS = 60;
/** Rows fetched beyond the visible ones. */
const ROWS_AHEAD = WINDOW / 2;

type RosterBodyProps = WindowedBodyProps<RosterRow> & {
  conferenceCode: string;
  params: RosterParams;
  /** The first window. */
  first: readonly RosterRow[];
};

/** The rows of a long roster. Only this component renders again when rows arrive. */
export function RosterBody(props: RosterBodyProps) {
  const { conferenceCode, params, first, total, drawRow, className } = props;
  const { starts, onRange } = useWindowsInSight();
  const refetchInterval = useRefetchInterval();
  const fetched = starts.filter((from) => from > 0 && from < total);
  const pages = useQueries({
    queries: fetched.map((from) => ({
      ...rosterQuery(conferenceCode, params, from),
      refetchInterval,
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  const loaded = new Map<number, readonly RosterRow[] | undefined>([[0, first]]);
  fetched.forEach((from, at) => loaded.set(from, pages[at]?.rows));
  return (
    <VirtualBody
      total={total}
      rowAt={(index, ref) =>
        drawRow(loaded.get(index - (index % WINDOW))?.[index % WINDOW], index, ref)
      }
      onRange={onRange}
      className={className}
    />
  );
}

/**
 * Returns the starts of the visible windows and of the next ones. Follows scrolling at once, but waits after a
 * jump (a dragged scrollbar) until it stops.
 */
function useWindowsInSight() {
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastFirst = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onRange = useCallback((first: number, last: number) => {
    clearTimeout(timer.current);
    const follow = () => {
      const next: number[] = [];
      const begin = Math.max(0, first - ROWS_AHEAD);
      for (let from = begin - (begin % WINDOW); from <= last + ROWS_AHEAD; from += WINDOW)
        next.push(from);
      setStarts((now) => (now.join() === next.join() ? now : next));
    };
    const jumped = Math.abs(first - lastFirst.current) > ROWS_AHEAD;
    lastFirst.current = first;
    if (jumped) timer.current = setTimeout(follow, REST_MS);
    else follow();
  }, []);
  return { starts, onRange };
}
