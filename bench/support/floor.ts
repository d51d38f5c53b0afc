import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { freePort } from "../../e2e/support/foyer";

export type Served = { url: string; close: () => Promise<void> };

const FOLDER = path.resolve("bench/floor");

/** Builds and serves the smallest Next app on the same versions; closing removes its build. */
export async function startFloor(): Promise<Served> {
  const build = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build", FOLDER], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      FOYER_DIST_DIR: "",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  build.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error(`The floor was not built:\n${said}`);
  const port = await freePort();
  const server = spawn(process.execPath, [path.join(FOLDER, "serve.mjs")], {
    // Where it stands Next looks for instrumentation: Foyer must not start in here.
    cwd: FOLDER,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "exit");
  // Next says other things first.
  const listening = new Promise<void>((resolve) => {
    server.stdout.on("data", (part: Buffer) => part.toString().includes("is ready") && resolve());
  });
  await Promise.race([listening, ended]);
  if (server.exitCode !== null) throw new Error("The floor did not start.");
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.kill("SIGTERM");
      await ended;
      rmSync(path.join(FOLDER, ".next"), { recursive: true, force: true });
    },
  };
}
