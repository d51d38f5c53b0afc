import "./heap.mjs";
import { build } from "./build.mjs";
import { checkNode, install } from "./install.mjs";
import { stopWithParent } from "./run.mjs";
import { announceServer } from "./running.mjs";

// npm start: from a clean clone to a running Foyer; skips steps that are done. Stops with its
// parent only under npm: a server started with `node` may outlive its shell.
if (process.env.npm_lifecycle_event) stopWithParent();
checkNode();
await install();
await build();
await announceServer();
const { serve } = await import("./serve.mjs");
await serve();
