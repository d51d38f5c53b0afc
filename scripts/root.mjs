import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project, wherever it is called from. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** A path inside the project. */
export const inRoot = (...parts) => path.join(root, ...parts);
