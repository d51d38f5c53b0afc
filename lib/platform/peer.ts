import type { AsyncLocalStorage } from "node:async_hooks";

declare global {
  /** Set by scripts/serve.mjs: the id of the current request. */
  var foyerRequests: AsyncLocalStorage<string> | undefined;
  /** Set by scripts/serve.mjs, which overwrites the headers named here. */
  var foyerServes: true | undefined;
}

/**
 * Returns true if our own server received the request, so that `x-request-id` and `x-foyer-peer`
 * can be trusted.
 */
export function servedByUs(): boolean {
  return globalThis.foyerServes === true;
}

/** Returns the network address of the client; empty under a bare `next start`. */
export function peerOf(headers: Pick<Headers, "get">): string {
  return (servedByUs() && headers.get("x-foyer-peer")) || "";
}
