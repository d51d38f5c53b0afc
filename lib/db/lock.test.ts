import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { lockFolder } from "./lock";

const folder = () => mkdtempSync(path.join(tmpdir(), "foyer-lock-"));

/** Starts another process that locks the folder until it ends. */
async function lockElsewhere(dataDir: string): Promise<ChildProcess> {
  const script = `import { lockFolder } from ${JSON.stringify(new URL("lock.ts", import.meta.url).href)};
    lockFolder(${JSON.stringify(dataDir)}); console.log("locked"); setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  await Promise.race([once(child.stdout ?? child, "data"), once(child, "exit")]);
  return child;
}

it("refuses a folder that another process has locked, in one line", async () => {
  const dataDir = folder();
  await lockElsewhere(dataDir);
  expect(() => lockFolder(dataDir)).toThrow(ConfigurationError);
  expect(() => lockFolder(dataDir)).toThrow(
    /^FOYER_DATA_DIR: .+ is in use by another Foyer process[^\n]+$/,
  );
});

it("frees the folder when the other process is killed", async () => {
  const dataDir = folder();
  const child = await lockElsewhere(dataDir);
  expect(() => lockFolder(dataDir)).toThrow(ConfigurationError);
  child.kill("SIGKILL");
  await once(child, "exit");
  lockFolder(dataDir)();
});

it("unlocks and locks again", () => {
  const dataDir = folder();
  const release = lockFolder(dataDir);
  expect(() => lockFolder(dataDir)).toThrow(ConfigurationError);
  release();
  lockFolder(dataDir)();
});

it.each([
  ["is missing", (dataDir: string) => path.join(dataDir, "missing")],
  [
    "has a folder in place of the lock file",
    (dataDir: string) => {
      mkdirSync(path.join(dataDir, "lock.db"));
      return dataDir;
    },
  ],
  [
    "has a journal that can't be read",
    (dataDir: string) => {
      mkdirSync(path.join(dataDir, "lock.db-journal"));
      return dataDir;
    },
  ],
])("refuses a folder that %s, in one line", (_, make) => {
  const dataDir = make(folder());
  expect(() => lockFolder(dataDir)).toThrow(ConfigurationError);
  expect(() => lockFolder(dataDir)).toThrow(/^FOYER_DATA_DIR: .+ can't be locked [^\n]+$/);
});
