import path from "node:path";
import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
const config = {
  // Built in a temporary folder with a link to the project's node_modules; the root must contain
  // both.
  turbopack: { root: path.parse(fileURLToPath(import.meta.url)).root },
  poweredByHeader: false,
};

export default config;
