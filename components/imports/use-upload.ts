"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { attempt } from "@/lib/platform/call-action";
import { newId } from "@/lib/platform/ids";
import { addImportRows, createImport, startImport } from "@/lib/imports/actions";
import type { PreviewClient } from "@/lib/imports/preview/preview-client";
import { CHUNK_ROWS } from "@/lib/imports/schema";
import { type ActionResult, type Failure, fail, ok } from "@/lib/platform/result";

/** Delays before each retry of a lost connection (ms). After the last one, a person resumes. */
const RETRY_DELAYS = [500, 1_500, 4_000, 8_000];

type Upload = { sent: number; total: number; failure: Failure | null; running: boolean };
type UploadInput = { conferenceCode: string; mode: "invite" | "sync"; name: string; total: number };

/**
 * Uploads a previewed list in chunks and starts its import. The id is created once, so pressing twice or
 * resuming after a lost connection is the same import. Resumes an interrupted upload of an earlier page.
 * Stops if the page is left or the list changes.
 */
export function useUpload(send: PreviewClient["send"], onStarted: (id: string) => void) {
  const [upload, setUpload] = useState<Upload | null>(null);
  const id = useRef<string | null>(null);
  /** The number of the current upload; 0: none. */
  const current = useRef(0);
  const last = useRef(0);
  useEffect(() => () => void (current.current = 0), []);

  const run = useCallback(
    async (input: UploadInput) => {
      if (current.current !== 0) return;
      const own = (last.current += 1);
      current.current = own;
      const isCurrent = () => current.current === own;
      id.current ??= newId();
      const { total } = input;
      let sent = 0;
      setUpload((before) => ({ sent: before?.sent ?? 0, total, failure: null, running: true }));
      const result = await uploadList(send, id.current, input, isCurrent, (chunks) => {
        if (!isCurrent()) return;
        sent = Math.min(chunks * CHUNK_ROWS, total);
        setUpload({ sent, total, failure: null, running: true });
      });
      if (!isCurrent()) return;
      current.current = 0;
      if (result.ok) return onStarted(result.data);
      if (result.error.code === "conflict" || result.error.code === "not-found") {
        // Someone deleted the uploaded rows, so the list is uploaded again as another import.
        id.current = null;
        sent = 0;
      }
      setUpload({ sent, total, failure: result.error, running: false });
    },
    [send, onStarted],
  );
  const reset = useCallback(() => {
    id.current = null;
    current.current = 0;
    setUpload(null);
  }, []);
  return { upload, run, reset };
}

/** Returns the id of the started import, which may be that of an earlier page. */
async function uploadList(
  send: PreviewClient["send"],
  id: string,
  { conferenceCode, mode, name, total }: UploadInput,
  isCurrent: () => boolean,
  onSent: (chunks: number) => void,
): Promise<ActionResult<string>> {
  const sums = await send({ type: "checksums" });
  if (sums.type !== "checksums") return fail("unexpected");
  const { chunks: checksums, whole } = sums;
  const created = await withRetries(isCurrent, () =>
    createImport({ id, conferenceCode, mode, name, total, checksums }),
  );
  if (!created.ok) return created;
  const { id: importId, received } = created.data;
  const here = new Set(received);
  onSent(here.size);
  for (const [index, checksum] of checksums.entries()) {
    if (here.has(index)) continue;
    const response = await send({ type: "chunk", index });
    if (response.type !== "chunk") return fail("unexpected");
    const { rows } = response;
    const added = await withRetries(isCurrent, () =>
      addImportRows({ importId, index, rows, checksum }),
    );
    if (!added.ok) return added;
    onSent(here.add(index).size);
  }
  const chunks = checksums.length;
  const started = await withRetries(isCurrent, () =>
    startImport({ importId, chunks, total, checksum: whole }),
  );
  return started.ok ? ok(importId) : started;
}

/** Retries while the upload is the current one. */
async function withRetries<T>(
  isCurrent: () => boolean,
  run: () => Promise<ActionResult<T>>,
): Promise<ActionResult<T>> {
  for (const wait of RETRY_DELAYS) {
    if (!isCurrent()) return fail("offline");
    const result = await attempt(run);
    if (result.ok || (result.error.code !== "offline" && result.error.code !== "busy"))
      return result;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return isCurrent() ? attempt(run) : fail("offline");
}
