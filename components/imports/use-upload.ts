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
 * pressing twice, or going on after a lost connection, is the same import. A list that an earlier page
 * was bringing goes on where it was cut off.
 */
export function useUpload(ask: ListReader["ask"], onStarted: (id: string) => void) {
  const [upload, setUpload] = useState<Upload | null>(null);
  const id = useRef<string | null>(null);
  const busy = useRef(false);

  const run = useCallback(
    async (what: What) => {
      if (busy.current) return;
      busy.current = true;
      id.current ??= newId();
      const { total } = what;
      let sent = 0;
      setUpload((before) => ({ sent: before?.sent ?? 0, total, failure: null, running: true }));
      const result = await bring(ask, id.current, what, (chunks) => {
        sent = Math.min(chunks * CHUNK, total);
        setUpload({ sent, total, failure: null, running: true });
      });
      busy.current = false;
      if (result.ok) return onStarted(result.data);
      if (result.error.code === "conflict" || result.error.code === "not-found") {
        // Somebody removed what had arrived: it is brought anew, as another import.
        id.current = null;
        sent = 0;
      }
      setUpload({ sent, total, failure: result.error, running: false });
    },
    [ask, onStarted],
  );
  const reset = useCallback(() => {
    id.current = null;
    setUpload(null);
  }, []);
  return { upload, run, reset };
}

/** Answers the id of the import that was started, which may be that of an earlier page. */
async function bring(
  ask: ListReader["ask"],
  id: string,
  { conferenceCode, mode, name, total }: What,
  onSent: (chunks: number) => void,
): Promise<ActionResult<string>> {
  const sums = await ask({ ask: "checksums" });
  if (sums.reply !== "checksums") return fail("unexpected");
  const { chunks: checksums, whole } = sums;
  const created = await patiently(() =>
    createImport({ id, conferenceCode, mode, name, total, checksums }),
  );
  if (!created.ok) return created;
  const { id: importId, received } = created.data;
  const here = new Set(received);
  onSent(here.size);
  for (const [index, checksum] of checksums.entries()) {
    if (here.has(index)) continue;
    const reply = await ask({ ask: "chunk", index });
    if (reply.reply !== "chunk") return fail("unexpected");
    const { rows } = reply;
    const added = await patiently(() => addImportRows({ importId, index, rows, checksum }));
    if (!added.ok) return added;
    onSent(here.add(index).size);
  }
  const chunks = checksums.length;
  const started = await patiently(() => startImport({ importId, chunks, total, checksum: whole }));
  return started.ok ? ok(importId) : started;
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
