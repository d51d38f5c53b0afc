import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project folder, whatever the working directory. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** Returns a path inside the project. */
export const inRoot = (...parts) => path.join(root, ...parts);
