import { withBase } from "@/lib/platform/base-path";
import { type ErrorCode, isErrorCode } from "@/lib/platform/errors";
import { noteBuild } from "@/lib/platform/new-build";
import { markSessionEnded } from "@/lib/platform/session-ended";

/** An expected failure of a read; `code` is `offline` if Foyer did not respond. */
export class ReadFailure extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
    this.name = "ReadFailure";
  }
}

/** The last response of each URL with its ETag, so that an unchanged list is not sent again. */
const cache = new Map<string, { etag: string; text: string }>();
const MAX_CACHED = 60;

/**
 * Reads one of our GET handlers. `T` is the handler's return type, unchecked because both sides
 * come from one build. Throws only ReadFailure.
 */
export async function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const before = cache.get(url);
  const response = await fetch(withBase(url), {
    cache: "no-store",
    credentials: "same-origin",
    headers: before ? { "if-none-match": before.etag } : {},
    signal: signal ?? null,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ReadFailure("offline");
  });
  noteBuild(response.headers);
  const text = response.status === 304 && before ? before.text : await response.text();
  if (response.status !== 304 && !response.ok) {
    const code = codeIn(text);
    if (code === "signed-out") markSessionEnded();
    throw new ReadFailure(code);
  }
  const etag = response.headers.get("etag");
  if (etag) {
    if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value ?? "");
    cache.set(url, { etag, text });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ReadFailure("unexpected");
  }
}

function codeIn(text: string): ErrorCode {
  try {
    const { error }: { error?: { code?: unknown } } = JSON.parse(text);
    return isErrorCode(error?.code) ? error.code : "unexpected";
  } catch {
    return "unexpected";
  }
}
