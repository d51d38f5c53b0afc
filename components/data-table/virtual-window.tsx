"use client";

import { useWindowVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type Ref, type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { useStacked } from "./use-stacked";

/** Rows beyond the edges of the screen: enough for the next frame of a quick scroll. */
const OVERSCAN = 8;

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
  /** Told before anything is painted, again and again the same, too. */
  onSight: (sight: Sight) => void;
};

/** Follows the page's scrolling and tells which rows of a long list are in sight. Shows nothing. */
export function VirtualWindow({ total, rowHeight, body, onSight }: VirtualWindowProps) {
  const stacked = useStacked();
  const [above, setAbove] = useState(0);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: total,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: above,
    initialRect: { width: 0, height: window.innerHeight },
    initialOffset: () => window.scrollY,
    // The rows are drawn in the same turn as this, not in one that follows from it.
    onChange: (changed) => onSight(sightOf(changed, stacked)),
  });
  useLayoutEffect(() => {
    const top = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
    setAbove(Math.round(top));
  }, [body, stacked]);
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useLayoutEffect(() => onSight(sightOf(virtualizer, stacked)));
  return null;
}

function sightOf(virtualizer: Virtualizer<Window, HTMLTableRowElement>, stacked: boolean): Sight {
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const above = virtualizer.options.scrollMargin;
  return {
    from: first?.index ?? 0,
    to: last?.index ?? 0,
    before: first ? first.start - above : 0,
    after: last ? virtualizer.getTotalSize() - (last.end - above) : 0,
    // Rows of the table are as high as they are; stacked ones as high as what is in them.
    measure: stacked ? virtualizer.measureElement : undefined,
  };
}
