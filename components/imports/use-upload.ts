"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { attempt } from "@/lib/platform/call-action";
import { newId } from "@/lib/platform/ids";
import { addImportRows, createImport, startImport } from "@/lib/imports/actions";
import type { ListReader } from "@/lib/imports/browser/connect";
import { CHUNK } from "@/lib/imports/schema";
import { type ActionResult, type Failure, fail, ok } from "@/lib/platform/result";

/** How long a lost connection is waited for by itself, try by try (ms); then a person goes on. */
const PATIENCE = [500, 1_500, 4_000, 8_000];

type Upload = { sent: number; total: number; failure: Failure | null; running: boolean };
type What = { conferenceCode: string; mode: "invite" | "sync"; name: string; total: number };

/**
 * Brings a previewed list to the server in chunks and starts its run. The import's id is made once:
 * pressing twice, or going on after a lost connection, is the same import. A list that an earlier page
 * was bringing goes on where it was cut off. Once the page is left or the list changed, nothing more is
 * brought, and above all nothing started.
 */
export function useUpload(ask: ListReader["ask"], onStarted: (id: string) => void) {
  const [upload, setUpload] = useState<Upload | null>(null);
  const id = useRef<string | null>(null);
  /** The upload that goes on; 0: none. */
  const current = useRef(0);
  const last = useRef(0);
  useEffect(() => () => void (current.current = 0), []);

  const run = useCallback(
    async (what: What) => {
      if (current.current !== 0) return;
      const own = (last.current += 1);
      current.current = own;
      const goesOn = () => current.current === own;
      id.current ??= newId();
      const { total } = what;
      let sent = 0;
      setUpload((before) => ({ sent: before?.sent ?? 0, total, failure: null, running: true }));
      const result = await bring(ask, id.current, what, goesOn, (chunks) => {
        if (!goesOn()) return;
        sent = Math.min(chunks * CHUNK, total);
        setUpload({ sent, total, failure: null, running: true });
      });
      if (!goesOn()) return;
      current.current = 0;
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
    current.current = 0;
    setUpload(null);
  }, []);
  return { upload, run, reset };
}

/** Answers the id of the import that was started, which may be that of an earlier page. */
async function bring(
  ask: ListReader["ask"],
  id: string,
  { conferenceCode, mode, name, total }: What,
  goesOn: () => boolean,
  onSent: (chunks: number) => void,
): Promise<ActionResult<string>> {
  const sums = await ask({ ask: "checksums" });
  if (sums.reply !== "checksums") return fail("unexpected");
  const { chunks: checksums, whole } = sums;
  const created = await patiently(goesOn, () =>
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
    const added = await patiently(goesOn, () => addImportRows({ importId, index, rows, checksum }));
    if (!added.ok) return added;
    onSent(here.add(index).size);
  }
  const chunks = checksums.length;
  const started = await patiently(goesOn, () =>
    startImport({ importId, chunks, total, checksum: whole }),
  );
  return started.ok ? ok(importId) : started;
}

/** Tries while there is somebody to do it for. */
async function patiently<T>(
  goesOn: () => boolean,
  run: () => Promise<ActionResult<T>>,
): Promise<ActionResult<T>> {
  for (const wait of PATIENCE) {
    if (!goesOn()) return fail("offline");
    const result = await attempt(run);
    if (result.ok || (result.error.code !== "offline" && result.error.code !== "busy"))
      return result;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return goesOn() ? attempt(run) : fail("offline");
}
