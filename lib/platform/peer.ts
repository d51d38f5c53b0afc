import type { AsyncLocalStorage } from "node:async_hooks";

declare global {
  /** Set by scripts/serve.mjs: the id of the request that is being served. */
  var foyerRequests: AsyncLocalStorage<string> | undefined;
  /** Set by scripts/serve.mjs, which writes the headers named here over whatever came from outside. */
  var foyerServes: true | undefined;
}

/** Whether our own server took the request, so that `x-request-id` and `x-foyer-peer` are its word. */
export function servedByUs(): boolean {
  return globalThis.foyerServes === true;
}

/** The network address at the other end of the connection; empty under a bare `next start`. */
export function peerOf(headers: Pick<Headers, "get">): string {
  return (servedByUs() && headers.get("x-foyer-peer")) || "";
}
