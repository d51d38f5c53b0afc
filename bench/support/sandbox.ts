import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../../e2e/support/foyer";
import { type Sandbox, speakTo } from "../../e2e/support/sandbox";

const KEY = "bench";

export type RunningSandbox = {
  sandbox: Sandbox;
  /** What BOOMSTREAM_API_URL and BOOMSTREAM_API_KEY must be to speak to it. */
  url: string;
  key: string;
  close: () => Promise<void>;
};

/** The sandbox in a process of its own, with its data in memory: its work must not count as ours. */
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
    sandbox: speakTo({ origin, url, key: KEY }),
    url,
    key: KEY,
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
