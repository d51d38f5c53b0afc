"use client";

import { useCallback, useMemo, useState } from "react";
import { attempt } from "@/lib/platform/call-action";
import { selectAll } from "@/lib/participants/actions";
import type { RosterRow } from "@/lib/participants/types";
import type { RosterParams } from "@/lib/participants/schema";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** A list stored on the server, except people deselected since. */
export type Frozen = {
  id: string;
  count: number;
  first: readonly RosterRow[];
  except: ReadonlySet<string>;
};

type State = { rows: ReadonlyMap<string, RosterRow>; frozen: Frozen | null };
const NOBODY: State = { rows: new Map(), frozen: null };

/**
 * The selection of a roster. "All" means all who match, loaded or not: their rows if few, else a
 * list that the server froze.
 */
export function useSelection(conferenceCode: string, params: RosterParams, total: number) {
  const text = useFailureText();
  const toast = useToast();
  const [{ rows, frozen }, setState] = useState(NOBODY);
  const clear = useCallback(() => setState(NOBODY), []);

  const has = useCallback(
    (code: string) => (frozen ? !frozen.except.has(code) : rows.has(code)),
    [frozen, rows],
  );
  const onTick = useCallback((row: RosterRow, on: boolean) => {
    setState((now) => {
      if (now.frozen) {
        const except = new Set(now.frozen.except);
        if (on) except.delete(row.code);
        else except.add(row.code);
        return { ...now, frozen: { ...now.frozen, except } };
      }
      const next = new Map(now.rows);
      if (on) next.set(row.code, row);
      else next.delete(row.code);
      return { ...now, rows: next };
    });
  }, []);
  const count = frozen ? frozen.count - frozen.except.size : rows.size;
  const onTickAll = useCallback(async () => {
    if (count > 0 && count >= total) return clear();
    const result = await attempt(() => selectAll({ conferenceCode, params }));
    if (!result.ok) return toast({ tone: "danger", title: text(result.error) });
    const chosen = result.data;
    setState(
      chosen.kind === "rows"
        ? { rows: new Map(chosen.rows.map((row) => [row.code, row])), frozen: null }
        : { rows: new Map(), frozen: { ...chosen, except: new Set() } },
    );
  }, [clear, conferenceCode, count, params, text, toast, total]);

  return useMemo(
    () => ({
      rows,
      frozen,
      count,
      clear,
      has,
      onTick,
      all: count > 0 && count >= total ? true : count > 0 ? ("indeterminate" as const) : false,
      onTickAll: () => void onTickAll(),
    }),
    [rows, frozen, count, clear, has, onTick, onTickAll, total],
  );
}
