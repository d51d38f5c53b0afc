/**
 * From now on, whatever aborts a signal also has the stack of its reason put into words. Unread, a
 * stack keeps its frames, and React aborts a signal at the end of each page: through Node's
 * immediates such frames lead from one request to those beside it, so that none is let go while any
 * two overlap (react/react#37288, nodejs/node#66129).
 */
export function tellAbortStacks(): void {
  globalThis.AbortController = class extends AbortController {
    override abort(reason?: unknown): void {
      super.abort(reason);
      const kept: unknown = this.signal.reason;
      if (kept instanceof Error) void kept.stack;
    }
  };
}
