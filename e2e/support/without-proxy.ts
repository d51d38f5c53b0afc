import { cpSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const NAME = "functions-config-manifest.json";

/** Copies the build without `proxy.ts`: its manifest names none. Returns the folder. */
export function buildWithoutProxy(): string {
  const built = process.env.FOYER_DIST_DIR || ".next";
  const bare = `${built}-without-proxy-${process.pid}`;
  rmSync(bare, { recursive: true, force: true });
  cpSync(built, bare, { recursive: true, filter: (from) => path.basename(from) !== "cache" });
  writeFileSync(path.join(bare, "server", NAME), '{"version":1,"functions":{}}\n');
  process.once("exit", () => rmSync(bare, { recursive: true, force: true }));
  return bare;
}
