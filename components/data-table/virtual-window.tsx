"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type Ref, type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { useStacked } from "./use-stacked";

/** Rows beyond the edges of the screen: enough for the next frame of a quick scroll. */
const OVERSCAN = 12;

/** Which rows are in sight, the room of those above and below (px), and how to measure a row. */
export type Sight = {
  from: number;
  to: number;
  before: number;
  after: number;
  measure: Ref<HTMLTableRowElement> | undefined;
};

export type VirtualWindowProps = {
  total: number;
  /** The height of a row before it was measured (px). */
  rowHeight: number;
  /** What the rows begin below. */
  body: RefObject<HTMLTableSectionElement | null>;
  /** Told before anything is painted. */
  onSight: (sight: Sight) => void;
};

/** Follows the page's scrolling and tells which rows of a long list are in sight. Shows nothing. */
export function VirtualWindow({ total, rowHeight, body, onSight }: VirtualWindowProps) {
  const stacked = useStacked();
  const [above, setAbove] = useState(0);
  const virtualizer = useWindowVirtualizer({
    count: total,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: above,
    initialRect: { width: 0, height: window.innerHeight },
    initialOffset: () => window.scrollY,
    useFlushSync: false,
  });
  useLayoutEffect(() => {
    const top = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
    setAbove(Math.round(top));
  }, [body, stacked]);
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const from = first?.index ?? 0;
  const to = last?.index ?? 0;
  const before = first ? first.start - above : 0;
  const after = last ? virtualizer.getTotalSize() - (last.end - above) : 0;
  // Rows of the table are as high as they are; stacked ones as high as what is in them.
  const measure = stacked ? virtualizer.measureElement : undefined;
  useLayoutEffect(
    () => onSight({ from, to, before, after, measure }),
    [onSight, from, to, before, after, measure],
  );
  return null;
}
