import type { Request, RequestMessage, Response, ResponseMessage } from "./protocol";

/** The worker that reads lists and plans imports, so that the page stays responsive. */
export type PreviewClient = { send: (request: Request) => Promise<Response>; close: () => void };

/** Starts a worker; `close` stops it and fails its pending requests. */
export function connectPreview(): PreviewClient {
  const worker = new Worker(new URL("./preview-worker.ts", import.meta.url), { type: "module" });
  const pending = new Map<number, (response: Response) => void>();
  let last = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<ResponseMessage>) => {
    pending.get(data.id)?.(data.response);
    pending.delete(data.id);
  });
  // The worker ran out of memory or could not be loaded.
  worker.addEventListener("error", () => failPending());
  function failPending() {
    for (const resolve of pending.values()) resolve({ type: "failed", code: "unexpected" });
    pending.clear();
  }
  return {
    send: (request) =>
      new Promise((resolve) => {
        const message: RequestMessage = { id: ++last, request };
        pending.set(message.id, resolve);
        worker.postMessage(message);
      }),
    close() {
      worker.terminate();
      failPending();
    },
  };
}
