import path from "node:path";
import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
const config = {
  // It is built in a folder for temporary files with a link to the project's node_modules: the root
  // has to hold both.
  turbopack: { root: path.parse(fileURLToPath(import.meta.url)).root },
  poweredByHeader: false,
};

export default config;
