"use client";

import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { ErrorCode } from "@/lib/platform/errors";
import { connectPreview, type PreviewClient } from "@/lib/imports/preview/preview-client";
import type { ListRefusal, Response, Source } from "@/lib/imports/preview/protocol";
import type {
  Change,
  Defaults,
  PreviewState,
  ReadChoices,
  Summary,
} from "@/lib/imports/preview/types";

/** The reason why there is no preview: the list can't be read, or the worker failed. */
type ReadingFailure =
  | { kind: "unreadable"; refusal: ListRefusal; line: number | null }
  | { kind: "failed"; code: ErrorCode };

type State = {
  reading: boolean;
  summary: Summary | null;
  /** The person's choices and edits, for the draft. */
  decided: PreviewState | null;
  failure: ReadingFailure | null;
  roster: "none" | "loading" | "compared";
  /** The reason why the roster may be out of date. */
  problem: ErrorCode | null;
  /** Reading choices that would discard edits, and the number of edited rows. */
  wouldLose: { choices: ReadChoices; rows: number } | null;
};

const NOTHING: State = {
  reading: false,
  summary: null,
  decided: null,
  failure: null,
  roster: "none",
  problem: null,
  wouldLose: null,
};

/** Previews a list in a worker that runs as long as the screen is open. */
export function usePreview(conferenceCode: string) {
  const client = useRef<PreviewClient | null>(null);
  const [state, setState] = useState(NOTHING);
  useEffect(() => () => client.current?.close(), []);

  const send: PreviewClient["send"] = useCallback((request) => {
    client.current ??= connectPreview();
    return client.current.send(request);
  }, []);

  const compare = useCallback(async () => {
    setState((before) => ({ ...before, roster: "loading" }));
    const response = await send({ type: "compare", conferenceCode });
    startTransition(() =>
      setState((before) => ({
        ...before,
        ...changed(response),
        roster: response.type === "summary" ? "compared" : "none",
        problem: problemOf(response),
      })),
    );
  }, [send, conferenceCode]);

  const open = useCallback(
    async (
      source: Source,
      from: { mode: "invite" | "sync"; defaults: Defaults } | PreviewState,
    ): Promise<void> => {
      // Does not reuse a worker that failed on a large list.
      client.current?.close();
      client.current = null;
      setState({ ...NOTHING, reading: true });
      const response = await send(
        "edits" in from
          ? { type: "restore", source, state: from }
          : { type: "open", source, state: from },
      );
      // A transition renders in short tasks, because the worker may use the CPU for a long list.
      startTransition(() =>
        setState({ ...NOTHING, ...changed(response), failure: failureOf(response) }),
      );
      if (response.type === "summary") await compare();
    },
    [send, compare],
  );

  const change = useCallback(
    async (next: Change) => {
      const response = await send({ type: "change", change: next });
      setState((before) => ({ ...before, ...changed(response) }));
    },
    [send],
  );

  /** Reads the list with other choices. On failure, or if that would discard edits, keeps the preview. */
  const reread = useCallback(
    async (choices: ReadChoices, force = false) => {
      setState((before) => ({ ...before, reading: true }));
      const response = await send({ type: "reread", choices, force });
      setState((before) => ({
        ...before,
        ...changed(response),
        reading: false,
        failure: failureOf(response),
        wouldLose: response.type === "would-lose" ? { choices, rows: response.rows } : null,
      }));
    },
    [send],
  );

  const keepEdits = useCallback(() => setState((before) => ({ ...before, wouldLose: null })), []);

  const close = useCallback(() => {
    client.current?.close();
    client.current = null;
    setState(NOTHING);
  }, []);

  return { ...state, send, open, compare, change, reread, keepEdits, close };
}

function changed(response: Response): Partial<State> {
  return response.type === "summary" ? { summary: response.summary, decided: response.state } : {};
}

function failureOf(response: Response): ReadingFailure | null {
  if (response.type === "unreadable")
    return { kind: "unreadable", refusal: response.refusal, line: response.line };
  return response.type === "failed" ? { kind: "failed", code: response.code } : null;
}

function problemOf(response: Response): ErrorCode | null {
  if (response.type === "failed") return response.code;
  return response.type === "summary" ? (response.problem ?? null) : null;
}
