import { build } from "./build.mjs";
import { checkNode, install } from "./install.mjs";
import { stopWithParent } from "./run.mjs";

// One command from a clean clone to a running Foyer; each step does nothing where nothing is to do.
// Only under npm: a server started with `node` may well outlive its shell.
if (process.env.npm_lifecycle_event) stopWithParent();
checkNode();
await install();
await build();
const { serve } = await import("./serve.mjs");
await serve();
