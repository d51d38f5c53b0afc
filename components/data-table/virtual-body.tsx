"use client";

import clsx from "clsx";
import { type ReactNode, type Ref, useCallback, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { laterPart, usePart } from "../ui/part";
import { PartNotice } from "../ui/part-notice";
import { useHydrated } from "../ui/use-hydrated";
import { SERVED_ROWS } from "./served-rows";
import { useStacked } from "./use-stacked";
import type { Sight } from "./virtual-window";

const virtualWindow = laterPart(() =>
  import("./virtual-window").then((file) => file.VirtualWindow),
);

/** The height of a row of the table, and of a stacked one before it was measured (px). */
const ROW = 48;
const STACKED = 116;

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
 * the rest is empty height, so that the page's own scrollbar shows how long the table is. What
 * follows the scrolling comes after the first rows, which stay the same elements.
 */
export function VirtualBody({ total, rowAt, onRange, className }: VirtualBodyProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const hydrated = useHydrated();
  const rowHeight = useStacked() ? STACKED : ROW;
  const { Part: VirtualWindow, failed } = usePart(virtualWindow, true);
  const [sight, setSight] = useState<Sight | null>(null);
  const see = useCallback((next: Sight) => setSight((now) => (isSame(now, next) ? now : next)), []);
  const from = sight?.from ?? 0;
  const to = Math.min(sight?.to ?? SERVED_ROWS - 1, total - 1);
  const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  useEffect(() => onRange(from, to), [onRange, from, to]);
  // The server must not write heights into the page (its policy forbids inline style).
  const unseen = hydrated && !failed ? (total - 1 - to) * rowHeight : 0;
  return (
    <>
      <tbody ref={body} role="presentation" className="max-md:block">
        <Space height={sight?.before ?? 0} />
      </tbody>
      <tbody role="rowgroup" className={clsx("max-md:block", className)}>
        {indexes.map((index) => rowAt(index, sight?.measure))}
      </tbody>
      <tbody role="presentation" className="max-md:block">
        <Space height={sight?.after ?? unseen} />
      </tbody>
      {VirtualWindow && <VirtualWindow {...{ total, rowHeight, body }} onSight={see} />}
      {failed && createPortal(<PartNotice failed onRetry={virtualWindow.fetch} />, document.body)}
    </>
  );
}

function isSame(one: Sight | null, other: Sight): boolean {
  return (
    one?.from === other.from &&
    one.to === other.to &&
    one.before === other.before &&
    one.after === other.after &&
    one.measure === other.measure
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
