import "../heap.mjs";
import { readFileSync } from "node:fs";
import { inRoot } from "../root.mjs";

// The server of a release. Next reads its settings from here instead of next.config.js.
const { config } = JSON.parse(readFileSync(inRoot(".next", "required-server-files.json"), "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
const { serve } = await import("../serve.mjs");
await serve();
