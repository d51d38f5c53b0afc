import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/** The versions of Node that a release must run on: the oldest supported one, and the newest of later lines. */
const VERSIONS = ["20.9.0", "22", "24"];

/**
 * Gets these versions of Node from npm (package `node`) into a folder. Returns the programs by version;
 * omits a version that can't be fetched.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
export function fetchNodes(folder) {
  return Object.fromEntries(
    VERSIONS.flatMap((version) => {
      const to = path.join(folder, `node-${version}`);
      mkdirSync(to, { recursive: true });
      const args = ["install", `node@${version}`, "--prefix", to, "--no-audit", "--no-fund"];
      try {
        execFileSync("npm", [...args, "--no-save", "--loglevel=error"], { stdio: "ignore" });
      } catch {
        console.log(`Node ${version} can't be fetched from npm: its test is skipped.`);
      }
      const program = path.join(to, "node_modules", "node", "bin", "node");
      return existsSync(program) ? [[version, program]] : [];
    }),
  );
}
