import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { runningServers } from "../../scripts/running.mjs";

const RUNNING = pathToFileURL(path.resolve("scripts/running.mjs")).href;
/** No build is there. */
const DIST = ".next-of-a-test";

function start(script: string): ChildProcess {
  const child = spawn(
    process.execPath,
    ["--input-type=module", "--eval", `import * as r from ${JSON.stringify(RUNNING)}; ${script}`],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Returns how a build of the folder would end: its exit code and message. */
async function refusal(dist: string): Promise<[number, string]> {
  const child = start(`await r.refuseWhileServing("it breaks.", ${JSON.stringify(dist)})`);
  let output = "";
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = await once(child, "close");
  return [Number(code), output.trim()];
}

it.skipIf(process.platform === "win32")(
  "refuses a build while a server serves it, and not after it was killed",
  async () => {
    const server = start(
      `await r.announceServer("${DIST}"); console.log("on"); setInterval(() => undefined, 1000)`,
    );
    if (server.stdout) await once(server.stdout, "data");
    expect(await runningServers(DIST)).toEqual([server.pid]);
    expect(await refusal(DIST)).toEqual([
      1,
      `Foyer runs from this folder (process ${server.pid}). Stop it first: it breaks.`,
    ]);
    expect(await refusal(".next-of-another-test")).toEqual([0, ""]);

    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
    expect(await runningServers(DIST)).toEqual([]);
    expect(await refusal(DIST)).toEqual([0, ""]);
  },
);
