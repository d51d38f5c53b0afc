import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../../e2e/support/foyer";
import { type Sandbox, sandboxClient } from "../../e2e/support/sandbox";

const KEY = "bench";

export type RunningSandbox = {
  sandbox: Sandbox;
  /** The values of BOOMSTREAM_API_URL and BOOMSTREAM_API_KEY for this sandbox. */
  url: string;
  key: string;
  close: () => Promise<void>;
};

/**
 * Starts the sandbox in its own process with its data in memory, so that its work does not count.
 */
export async function startSandboxApart(): Promise<RunningSandbox> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/sandbox.ts"], {
    env: {
      ...process.env,
      SANDBOX_PORT: String(port),
      SANDBOX_FILE: ":memory:",
      SANDBOX_KEY: KEY,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), ended]);
  if (child.exitCode !== null) throw new Error("The sandbox did not start.");
  const origin = `http://127.0.0.1:${port}`;
  const url = `${origin}/api`;
  return {
    sandbox: sandboxClient({ origin, url, key: KEY }),
    url,
    key: KEY,
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
