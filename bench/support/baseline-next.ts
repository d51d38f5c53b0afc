import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../../e2e/support/foyer";

export type Served = { url: string; close: () => Promise<void> };

/**
 * Builds and serves the smallest Next app on the same versions; closing removes it. Copied out of
 * the project first: Next also loads instrumentation and proxy from parent folders, and Foyer's
 * must not run in it.
 */
export async function startBaselineNext(): Promise<Served> {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-baseline-"));
  cpSync("bench/baseline-next", folder, {
    recursive: true,
    filter: (from) => !from.includes(".next"),
  });
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  try {
    return await served(folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function served(folder: string): Promise<Served> {
  const build = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build", folder], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      FOYER_DIST_DIR: "",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  build.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error(`The baseline was not built:\n${output}`);
  const port = await freePort();
  const server = spawn(process.execPath, [path.join(folder, "serve.mjs")], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "exit");
  // Next prints other lines first.
  const listening = new Promise<void>((resolve) => {
    server.stdout.on("data", (part: Buffer) => part.toString().includes("is ready") && resolve());
  });
  await Promise.race([listening, ended]);
  if (server.exitCode !== null) throw new Error("The baseline did not start.");
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
