"use client";

import { useWindowVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import {
  type ReactNode,
  type Ref,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useHydrated } from "../ui/use-hydrated";
import { SERVED_ROWS } from "./data-table-row";
import { ServedSpacer, Spacer } from "./spacer";
import { useRowHeight, useStacked } from "./use-stacked";

/** Rows beyond the edges of the screen: enough for the next frame of fast scrolling. */
const OVERSCAN = 8;
/** The minimum height above the table on every page (px), which reduces the rows of the first render. */
const ABOVE = 250;

// Rows are added and removed while scrolling, so scroll anchoring must be off.
const notAnchor = "block [overflow-anchor:none]";

type VirtualBodyProps = {
  total: number;
  /** Returns the row at this index, or its placeholder; `ref` measures its height. */
  rowAt: (index: number, ref: Ref<HTMLTableRowElement> | undefined) => ReactNode;
  /** Called with the first and last index in view. */
  onRange: (first: number, last: number) => void;
  className?: string | undefined;
};

/** The rows in view, the height of the rest in px, and how to measure a row. */
type View = {
  from: number;
  to: number;
  before: number;
  after: number;
  measure: Ref<HTMLTableRowElement> | undefined;
};

/**
 * The body of a long table. Only the rows in view exist; empty space replaces the others, so the
 * page's scrollbar shows the table's length.
 */
export function VirtualBody({ total, rowAt, onRange, className }: VirtualBodyProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const hydrated = useHydrated();
  const rowHeight = useRowHeight();
  const [view, setView] = useState<View | null>(null);
  // In a client-side render, only the rows in view are rendered before the first paint.
  const [firstRows] = useState(() =>
    hydrated ? Math.ceil((window.innerHeight - ABOVE) / rowHeight) : SERVED_ROWS,
  );
  const [overscan, setOverscan] = useState(hydrated ? 0 : OVERSCAN);
  useEffect(() => {
    const timer = setTimeout(() => setOverscan(OVERSCAN));
    return () => clearTimeout(timer);
  }, []);
  const onView = useCallback(
    (next: View) => setView((now) => (isSame(now, next) ? now : next)),
    [],
  );
  const from = view?.from ?? 0;
  const to = Math.min(view?.to ?? firstRows - 1, total - 1);
  const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  useEffect(() => onRange(from, to), [onRange, from, to]);
  const unseen = total - 1 - to;
  return (
    <>
      <tbody ref={body} role="presentation" className={notAnchor}>
        <Spacer height={view?.before ?? 0} />
      </tbody>
      <tbody role="rowgroup" className={clsx(notAnchor, className)}>
        {indexes.map((index) => rowAt(index, view?.measure))}
      </tbody>
      <tbody role="presentation" className={notAnchor}>
        {hydrated ? (
          <Spacer height={view?.after ?? unseen * rowHeight} />
        ) : (
          <ServedSpacer rows={unseen} />
        )}
      </tbody>
      {hydrated && <ScrollFollower {...{ total, rowHeight, overscan, body, onView }} />}
    </>
  );
}

function isSame(one: View | null, other: View): boolean {
  return (
    one?.from === other.from &&
    one.to === other.to &&
    one.before === other.before &&
    one.after === other.after &&
    one.measure === other.measure
  );
}

type ScrollFollowerProps = {
  total: number;
  rowHeight: number;
  /** Rows drawn beyond the edges of the screen. */
  overscan: number;
  /** The rows begin below this element. */
  body: RefObject<HTMLTableSectionElement | null>;
  /** Called before each paint, also with an unchanged view. */
  onView: (view: View) => void;
};

/** Reports the visible range while the page scrolls; renders nothing. Runs only in the browser. */
function ScrollFollower({ total, rowHeight, overscan, body, onView }: ScrollFollowerProps) {
  const stacked = useStacked();
  const [above, setAbove] = useState<number | null>(null);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: total,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: above ?? 0,
    initialRect: { width: 0, height: window.innerHeight },
    initialOffset: () => window.scrollY,
    // Renders the rows in the same frame.
    onChange: (changed) => onView(viewOf(changed, stacked)),
  });
  useLayoutEffect(() => {
    const top = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
    setAbove(Math.round(top));
  }, [body, stacked]);
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useLayoutEffect(() => {
    if (above !== null) onView(viewOf(virtualizer, stacked));
  });
  return null;
}

function viewOf(virtualizer: Virtualizer<Window, HTMLTableRowElement>, stacked: boolean): View {
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const above = virtualizer.options.scrollMargin;
  return {
    from: first?.index ?? 0,
    to: last?.index ?? 0,
    before: first ? first.start - above : 0,
    after: last ? virtualizer.getTotalSize() - (last.end - above) : 0,
    // Table rows have a fixed height; stacked rows depend on their content.
    measure: stacked ? virtualizer.measureElement : undefined,
  };
}
