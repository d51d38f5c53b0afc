import type { Ask, Asked, Replied, Reply } from "./talk";

/** The worker that reads lists, judges rows and makes chunks, so that the page never waits for it. */
export type ListReader = { ask: (ask: Ask) => Promise<Reply>; close: () => void };

/** Starts a worker; `close` ends it, and whatever it is asked from then on. */
export function connect(): ListReader {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  worker.addEventListener("message", ({ data: { id, reply } }: MessageEvent<Replied>) => {
    waiting.get(id)?.(reply);
    waiting.delete(id);
  });
  // It ran out of memory, or could not be loaded.
  worker.addEventListener("error", () => giveUp());
  function giveUp() {
    for (const settle of waiting.values()) settle({ reply: "failed", code: "unexpected" });
    waiting.clear();
  }
  return {
    ask: (ask) =>
      new Promise((settle) => {
        const asked: Asked = { id: ++last, ask };
        waiting.set(asked.id, settle);
        worker.postMessage(asked);
      }),
    close() {
      worker.terminate();
      giveUp();
    },
  };
}
