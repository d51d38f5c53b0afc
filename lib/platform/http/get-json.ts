import { type ErrorCode, isErrorCode } from "@/lib/platform/errors";
import * as shape from "@/lib/platform/shape";

/** A read that ended in an expected failure; `code` is `offline` when Foyer itself did not answer. */
export class ReadFailure extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
    this.name = "ReadFailure";
  }
}

const Failed = shape.object({ error: shape.object({ code: shape.string }) });

/** The last answer of each address with its ETag, so that an unchanged list is not sent again. */
const held = new Map<string, { etag: string; value: unknown }>();
const HELD_AT_MOST = 60;

/** Reads one of our GET handlers and checks the answer. Throws ReadFailure, never anything else. */
export async function getJson<T>(
  url: string,
  isAnswer: shape.Shape<T>,
  signal?: AbortSignal,
): Promise<T> {
  const before = held.get(url);
  const response = await fetch(url, {
    cache: "no-store",
    credentials: "same-origin",
    headers: before ? { "if-none-match": before.etag } : {},
    signal: signal ?? null,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ReadFailure("offline");
  });
  if (response.status === 304 && before && isAnswer(before.value)) return before.value;
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const code = Failed(body) ? body.error.code : "unexpected";
    throw new ReadFailure(isErrorCode(code) ? code : "unexpected");
  }
  if (!isAnswer(body)) throw new ReadFailure("unexpected");
  const etag = response.headers.get("etag");
  if (etag) {
    if (held.size >= HELD_AT_MOST) held.delete(held.keys().next().value ?? "");
    held.set(url, { etag, value: body });
  }
  return body;
}
