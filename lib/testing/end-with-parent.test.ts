import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const MODULE = pathToFileURL(path.resolve("scripts/end-with-parent.mjs")).href;
const SERVER = `
  process.on("SIGTERM", () => { console.log("stopped"); process.exit(0); });
  setInterval(() => undefined, 1_000);
  console.log(process.pid);`;
const RUNNER = `
  import { spawn } from "node:child_process";
  import { endWithParent } from ${JSON.stringify(MODULE)};
  const server = spawn(process.execPath, ["--eval", ${JSON.stringify(SERVER)}], { stdio: ["ignore", "inherit", "ignore"] });
  endWithParent(server);`;

it.skipIf(process.platform === "win32")(
  "ends the server of a test run that was killed by its time limit",
  async () => {
    const runner = spawn(process.execPath, ["--input-type=module", "--eval", RUNNER], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines: string[] = [];
    const output = createInterface({ input: runner.stdout }).on("line", (line) => lines.push(line));
    await once(output, "line");
    onTestFinished(() => {
      runner.kill("SIGKILL");
      try {
        process.kill(Number(lines[0]), "SIGKILL");
      } catch {
        // The process has ended, as expected.
      }
    });
    // The pipe closes when the server has also ended.
    const closed = once(runner, "close");
    runner.kill("SIGKILL");
    await closed;
    expect(lines.slice(1)).toEqual(["stopped"]);
  },
);
