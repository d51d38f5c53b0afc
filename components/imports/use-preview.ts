"use client";

import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { ErrorCode } from "@/lib/platform/errors";
import { connect, type ListReader } from "@/lib/imports/browser/connect";
import type { Refusal } from "@/lib/imports/browser/grid";
import type { Change, Defaults, Summary } from "@/lib/imports/browser/preview-types";
import type { ReadAs } from "@/lib/imports/browser/reading";
import type { Source } from "@/lib/imports/browser/read-list";
import type { Reply } from "@/lib/imports/browser/talk";

/** Why there is no preview: the list can't be read, or the reader itself failed. */
export type ReadingFailure =
  | { kind: "unreadable"; refusal: Refusal; row: number | null }
  | { kind: "failed"; code: ErrorCode };

type State = {
  reading: boolean;
  summary: Summary | null;
  failure: ReadingFailure | null;
  /** Whether the roster has been compared with; a reason where it could not be fresh. */
  roster: "none" | "loading" | "compared";
  problem: ErrorCode | null;
  /** How a person wants the list read, and how many rows would lose what they changed in them. */
  wouldLose: { as: ReadAs; rows: number } | null;
};

const NOTHING: State = {
  reading: false,
  summary: null,
  failure: null,
  roster: "none",
  problem: null,
  wouldLose: null,
};

/** A list being previewed, held by a worker for as long as the screen is open. */
export function usePreview(conferenceCode: string) {
  const reader = useRef<ListReader | null>(null);
  const [state, setState] = useState(NOTHING);
  useEffect(() => () => reader.current?.close(), []);

  const ask: ListReader["ask"] = useCallback((question) => {
    reader.current ??= connect();
    return reader.current.ask(question);
  }, []);

  const compare = useCallback(async () => {
    setState((before) => ({ ...before, roster: "loading" }));
    const reply = await ask({ ask: "roster", conferenceCode });
    startTransition(() =>
      setState((before) => ({
        ...before,
        ...(reply.reply === "summary" && { summary: reply.summary }),
        roster: reply.reply === "summary" ? "compared" : "none",
        problem: problemOf(reply),
      })),
    );
  }, [ask, conferenceCode]);

  const open = useCallback(
    async (source: Source, mode: "invite" | "sync", defaults: Defaults) => {
      // A worker that was given a list too much for it is not asked again.
      reader.current?.close();
      reader.current = null;
      setState({ ...NOTHING, reading: true });
      const reply = await ask({ ask: "open", source, mode, defaults });
      const failure = failureOf(reply);
      const summary = reply.reply === "summary" ? reply.summary : null;
      // In small steps: the worker may be busy with a long list on every core there is.
      startTransition(() => setState({ ...NOTHING, summary, failure }));
      if (summary) await compare();
    },
    [ask, compare],
  );

  const change = useCallback(
    async (next: Change) => {
      const reply = await ask({ ask: "change", change: next });
      if (reply.reply === "summary") setState((before) => ({ ...before, summary: reply.summary }));
    },
    [ask],
  );

  /**
   * Reads the same list as a person says; where it can't be read so, it stays as it was. Where their
   * changes would be lost it stays, too, until they say so (`anyway`).
   */
  const reread = useCallback(
    async (as: ReadAs, anyway = false) => {
      const reply = await ask({ ask: "reread", as, anyway });
      setState((before) => ({
        ...before,
        failure: failureOf(reply),
        wouldLose: reply.reply === "would-lose" ? { as, rows: reply.rows } : null,
        ...(reply.reply === "summary" && { summary: reply.summary }),
      }));
    },
    [ask],
  );

  const keep = useCallback(() => setState((before) => ({ ...before, wouldLose: null })), []);

  const close = useCallback(() => {
    reader.current?.close();
    reader.current = null;
    setState(NOTHING);
  }, []);

  return { ...state, ask, open, compare, change, reread, keep, close };
}

function failureOf(reply: Reply): ReadingFailure | null {
  if (reply.reply === "unreadable")
    return { kind: "unreadable", refusal: reply.refusal, row: reply.row };
  return reply.reply === "failed" ? { kind: "failed", code: reply.code } : null;
}

function problemOf(reply: Reply): ErrorCode | null {
  if (reply.reply === "failed") return reply.code;
  return reply.reply === "summary" ? (reply.problem ?? null) : null;
}
