import { makeAnswerer } from "./answer";
import type { Asked, Replied } from "./talk";

const answer = makeAnswerer();
let before: Promise<unknown> = Promise.resolve();

// One question at a time: the rows asked for after a change are those after it.
globalThis.addEventListener("message", ({ data: { id, ask } }: MessageEvent<Asked>) => {
  before = before.then(async () => {
    const replied: Replied = { id, reply: await answer(ask) };
    globalThis.postMessage(replied);
  });
});
