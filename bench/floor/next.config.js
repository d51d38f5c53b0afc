import path from "node:path";
import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
const config = {
  // The project's own node_modules: the same versions, nothing else.
  turbopack: { root: path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..") },
  poweredByHeader: false,
};

export default config;
