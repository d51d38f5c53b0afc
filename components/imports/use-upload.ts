"use client";

import { useCallback, useRef, useState } from "react";
import { attempt } from "@/lib/attempt";
import { newId } from "@/lib/ids";
import { addImportRows, createImport, startImport } from "@/lib/imports/actions";
import type { ListReader } from "@/lib/imports/browser/connect";
import { CHUNK } from "@/lib/imports/schema";
import { type ActionResult, type Failure, fail, ok } from "@/lib/result";

/** How long a lost connection is waited for by itself, try by try (ms); then a person goes on. */
const PATIENCE = [500, 1_500, 4_000, 8_000];

type Upload = { sent: number; total: number; failure: Failure | null; running: boolean };
type What = { conferenceCode: string; mode: "invite" | "sync"; name: string; total: number };

/**
 * Brings a previewed list to the server in chunks and starts its run. The import's id is made once:
 * pressing twice, or going on after a lost connection, is the same import.
 */
export function useUpload(ask: ListReader["ask"], onStarted: (id: string) => void) {
  const [upload, setUpload] = useState<Upload | null>(null);
  const id = useRef<string | null>(null);
  const next = useRef(0);
  const busy = useRef(false);

  const run = useCallback(
    async (what: What) => {
      if (busy.current) return;
      busy.current = true;
      id.current ??= newId();
      const importId = id.current;
      const { total } = what;
      setUpload({ sent: next.current * CHUNK, total, failure: null, running: true });
      const result = await bring(ask, importId, what, next, (sent) =>
        setUpload({ sent: Math.min(sent, total), total, failure: null, running: true }),
      );
      busy.current = false;
      if (result.ok) return onStarted(importId);
      if (result.error.code === "conflict" || result.error.code === "not-found") {
        // Somebody removed what had arrived: it is brought anew, as another import.
        id.current = null;
        next.current = 0;
      }
      setUpload({ sent: next.current * CHUNK, total, failure: result.error, running: false });
    },
    [ask, onStarted],
  );
  const reset = useCallback(() => {
    id.current = null;
    next.current = 0;
    setUpload(null);
  }, []);
  return { upload, run, reset };
}

async function bring(
  ask: ListReader["ask"],
  importId: string,
  { conferenceCode, mode, name, total }: What,
  next: { current: number },
  onSent: (rows: number) => void,
): Promise<ActionResult<null>> {
  const created = await patiently(() =>
    createImport({ id: importId, conferenceCode, mode, name, total }),
  );
  if (!created.ok) return created;
  const chunks = Math.ceil(total / CHUNK);
  while (next.current < chunks) {
    const index = next.current;
    const reply = await ask({ ask: "chunk", index });
    if (reply.reply !== "chunk") return fail("unexpected");
    const { rows, checksum } = reply;
    const added = await patiently(() => addImportRows({ importId, index, rows, checksum }));
    if (!added.ok) return added;
    next.current++;
    onSent(next.current * CHUNK);
  }
  const finish = await ask({ ask: "finish" });
  if (finish.reply !== "finish") return fail("unexpected");
  const { checksum } = finish;
  const started = await patiently(() => startImport({ importId, chunks, total, checksum }));
  return started.ok ? ok(null) : started;
}

async function patiently<T>(run: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  for (const wait of PATIENCE) {
    const result = await attempt(run);
    if (result.ok || (result.error.code !== "offline" && result.error.code !== "busy"))
      return result;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return attempt(run);
}
