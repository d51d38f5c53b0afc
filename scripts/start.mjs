import { build } from "./build.mjs";
import { checkNode, install } from "./install.mjs";

// One command from a clean clone to a running Foyer; each step does nothing where nothing is to do.
checkNode();
await install();
await build();
const { serve } = await import("./serve.mjs");
await serve();
