/**
 * Reads the stack of every abort reason. An unread stack keeps its frames, React aborts a signal at
 * the end of each page, and through Node's immediates those frames lead to the requests beside it.
 *
 * Symptom: no finished request is released while two requests overlap, so memory grows.
 * Upstream: react/react#37288, nodejs/node#66129.
 * Remove when either is fixed: abort-stacks.test.ts then passes without this file.
 */
export function readAbortStacks(): void {
  globalThis.AbortController = class extends AbortController {
    override abort(reason?: unknown): void {
      super.abort(reason);
      const kept: unknown = this.signal.reason;
      if (kept instanceof Error) void kept.stack;
    }
  };
}
