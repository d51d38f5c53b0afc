"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type ReactNode, type Ref, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useHydrated } from "../ui/use-hydrated";
import { useStacked } from "./use-stacked";

/** The height of a row of the table, and of a stacked one before it was measured (px). */
const ROW = 48;
const STACKED = 116;
/** Rows beyond the edges of the screen: enough for the next frame of a quick scroll. */
const OVERSCAN = 12;
/** Rows in the server's answer: a screenful, even on a high one. */
const SERVED = 40;

export type VirtualBodyProps = {
  total: number;
  /** The row at this place, or what stands there while it is on its way; with the ref to measure it. */
  rowAt: (index: number, ref: Ref<HTMLTableRowElement> | undefined) => ReactNode;
  /** Told which places are in sight. */
  onRange: (first: number, last: number) => void;
  className?: string;
};

/**
 * The body of a table with more rows than a page should hold: those in sight are real table rows,
 * the rest is empty height, so that the page's own scrollbar shows how long the table is.
 */
export function VirtualBody({ total, rowAt, onRange, className }: VirtualBodyProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const hydrated = useHydrated();
  const stacked = useStacked();
  const [above, setAbove] = useState(0);
  const virtualizer = useWindowVirtualizer({
    count: total,
    estimateSize: () => (stacked ? STACKED : ROW),
    overscan: OVERSCAN,
    scrollMargin: above,
    initialRect: { width: 0, height: hydrated ? window.innerHeight : 0 },
    initialOffset: () => (hydrated ? window.scrollY : 0),
    useFlushSync: false,
  });
  useLayoutEffect(() => {
    const top = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
    setAbove(Math.round(top));
  }, [hydrated, stacked]);
  useEffect(() => virtualizer.measure(), [virtualizer, stacked]);

  // The server must not write heights into the page (its policy forbids inline style).
  const items = hydrated
    ? virtualizer.getVirtualItems()
    : Array.from({ length: Math.min(total, SERVED) }, (_, index) => ({ index, start: 0, end: 0 }));
  const first = items[0];
  const last = items.at(-1);
  const from = first?.index ?? 0;
  const to = last?.index ?? 0;
  useEffect(() => onRange(from, to), [onRange, from, to]);
  const before = hydrated && first ? first.start - above : 0;
  const after = hydrated && last ? virtualizer.getTotalSize() - (last.end - above) : 0;

  return (
    <>
      <tbody ref={body} role="presentation" className="max-md:block">
        <Space height={before} />
      </tbody>
      <tbody role="rowgroup" className={clsx("max-md:block", className)}>
        {items.map(({ index }) => rowAt(index, stacked ? virtualizer.measureElement : undefined))}
      </tbody>
      <tbody role="presentation" className="max-md:block">
        <Space height={after} />
      </tbody>
    </>
  );
}

/** The room of the rows that are not there. */
function Space({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="max-md:block">
      <td className="block p-0" style={{ height }}>
        {null}
      </td>
    </tr>
  );
}
