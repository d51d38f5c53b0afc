import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import * as z from "@/lib/platform/zod";

const ROOT = path.resolve(import.meta.dirname, "../..");
const { scripts } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")));

/** Replaces the server: prints its process id, and how it ended. */
const SERVER = `
  import { stopWithParent } from ${JSON.stringify(path.join(ROOT, "scripts", "run.mjs"))};
  if (process.env.npm_lifecycle_event) stopWithParent();
  for (const signal of ["SIGTERM", "SIGINT"])
    process.on(signal, () => { console.log("stopped"); process.exit(0); });
  setInterval(() => undefined, 1_000);
  console.log(process.pid);`;

/** Starts `npm start` as package.json has it, with another script in place of the server. */
async function startUnderNpm(): Promise<{ npm: ChildProcess; lines: string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-npm-"));
  const start = scripts.start.replaceAll("scripts/start.mjs", "server.mjs");
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ scripts: { start } }));
  writeFileSync(path.join(folder, "server.mjs"), SERVER);
  const npm = spawn("npm", ["start", "--silent"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const output = createInterface({ input: npm.stdout });
  output.on("line", (line) => lines.push(line));
  await once(output, "line");
  onTestFinished(() => {
    npm.kill("SIGKILL");
    try {
      process.kill(Number(lines[0]), "SIGKILL");
    } catch {
      // The process has ended, as expected.
    }
  });
  return { npm, lines };
}

it.runIf(process.platform !== "win32").each(["SIGINT", "SIGTERM", "SIGKILL"] as const)(
  "stops the server in order when npm gets %s",
  async (signal) => {
    const { npm, lines } = await startUnderNpm();
    // The pipe closes when the last process that could write to it has ended.
    const closed = once(npm, "close");
    npm.kill(signal);
    await closed;
    expect(lines.slice(1)).toEqual(["stopped"]);
  },
  30_000,
);
