"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { isKeyTaken } from "../ui/keyboard";
import type { Selection } from "./column";

/** Actions of a list on the focused row, by letter: C copies, E edits, R revokes. */
export type RowKeys<Row> = Partial<Record<"c" | "e" | "r", (row: Row) => void>>;

type ListKeysOptions<Row> = {
  rowAt: (index: number) => Row | undefined;
  rowKey: (row: Row) => string;
  selection: Selection<Row> | undefined;
  keys: RowKeys<Row> | undefined;
};

const STEPS: Record<string, number> = { KeyJ: 1, ArrowDown: 1, KeyK: -1, ArrowUp: -1 };
const ROW = "tr[data-index]";

/**
 * Returns the ref of a table with keyboard control: J and K or the arrows move between rows, X
 * selects, Shift selects a range, Enter opens, and letters run the list's own actions. Letters are
 * read by key position, so they work in every keyboard layout.
 */
export function useListKeys<Row>(
  options: ListKeysOptions<Row>,
): RefObject<HTMLTableElement | null> {
  const table = useRef<HTMLTableElement>(null);
  const anchor = useRef(0);
  const { rowAt, rowKey, selection, keys } = options;

  function selectRange(to: number) {
    if (!selection) return;
    const [first, last] = [Math.min(anchor.current, to), Math.max(anchor.current, to)];
    for (let index = first; index <= last; index += 1) {
      const row = rowAt(index);
      if (row !== undefined && !selection.has(rowKey(row))) selection.onTick(row, true);
    }
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (isKeyTaken(event) || !table.current) return;
    const focused = document.activeElement?.closest<HTMLElement>(ROW) ?? null;
    const current = focused && table.current.contains(focused) ? focused : null;
    const step = STEPS[event.code];
    if (step !== undefined && (current || event.code.startsWith("Key"))) {
      event.preventDefault();
      const next = current ? neighborOf(current, step) : table.current.querySelector(ROW);
      if (!(next instanceof HTMLElement)) return;
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
      if (event.shiftKey) selectRange(indexOf(next));
      else anchor.current = indexOf(next);
      return;
    }
    if (!current) return;
    const row = rowAt(indexOf(current));
    if (row === undefined) return;
    if (event.code === "KeyX" && selection) {
      if (event.shiftKey) selectRange(indexOf(current));
      else selection.onTick(row, !selection.has(rowKey(row)));
      anchor.current = indexOf(current);
    } else if (event.key === "Enter" && document.activeElement === current) {
      current.querySelector<HTMLElement>("a, [aria-haspopup=dialog]")?.click();
    } else {
      const letter = event.code.replace(/^Key/, "").toLowerCase();
      const action =
        letter === "c" || letter === "e" || letter === "r" ? keys?.[letter] : undefined;
      if (!action) return;
      action(row);
    }
    event.preventDefault();
  });

  const onClick = useEffectEvent((event: MouseEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || !target.matches(".checkbox")) return;
    const row = target.closest<HTMLElement>(ROW);
    if (!row) return;
    if (event.shiftKey && target.checked) selectRange(indexOf(row));
    anchor.current = indexOf(row);
  });

  useEffect(() => {
    const element = table.current;
    document.addEventListener("keydown", onKeyDown);
    element?.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      element?.removeEventListener("click", onClick);
    };
  }, []);
  return table;
}

function indexOf(row: HTMLElement): number {
  return Number(row.dataset.index);
}

function neighborOf(row: HTMLElement, step: number): Element | null {
  const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  return next?.matches(ROW) ? next : null;
}
