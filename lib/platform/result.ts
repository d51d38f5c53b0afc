import type { ErrorCode } from "./errors";

/** An expected failure, safe to send to the browser: a closed set of codes, no internals. */
export type Failure = {
  code: ErrorCode;
  /** Boomstream's message, shown as text; only with codes that have one. */
  message?: string;
  /** Field name → message key under `validation` in the dictionaries. */
  fields?: Record<string, string>;
  /** With `conflict`: field name → current value, for the person to choose. */
  now?: Record<string, string>;
};

/** The result of every server action. Expected failures are values; only bugs are thrown. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: Failure };

/** Returns a successful result. */
export function ok<T>(data: T): { ok: true; data: T } {
  return { ok: true, data };
}

/** Returns a failed result with its code and other details for the person. */
export function fail(
  code: ErrorCode,
  more: Omit<Failure, "code"> = {},
): { ok: false; error: Failure } {
  return { ok: false, error: { code, ...more } };
}
