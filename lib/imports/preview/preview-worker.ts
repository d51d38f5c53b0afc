import { createHandler } from "./handle-request";
import type { RequestMessage, ResponseMessage } from "./protocol";

const handle = createHandler();
let last: Promise<unknown> = Promise.resolve();

// Requests run in order, so that rows requested after a change include it.
globalThis.addEventListener(
  "message",
  ({ data: { id, request } }: MessageEvent<RequestMessage>) => {
    last = last.then(async () => {
      const message: ResponseMessage = { id, response: await handle(request) };
      globalThis.postMessage(message);
    });
  },
);
