import { createHandler } from "./handler";
import type { RequestMessage, ResponseMessage } from "./protocol";

const handle = createHandler();
let last: Promise<unknown> = Promise.resolve();

// One request at a time: rows requested after a change are those after it.
globalThis.addEventListener(
  "message",
  ({ data: { id, request } }: MessageEvent<RequestMessage>) => {
    last = last.then(async () => {
      const message: ResponseMessage = { id, response: await handle(request) };
      globalThis.postMessage(message);
    });
  },
);
