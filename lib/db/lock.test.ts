import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { holdFolder } from "./lock";

const folder = () => mkdtempSync(path.join(tmpdir(), "foyer-lock-"));

/** Another process that holds the folder until it ends. */
async function holder(dataDir: string): Promise<ChildProcess> {
  const script = `import { holdFolder } from ${JSON.stringify(new URL("lock.ts", import.meta.url).href)};
    holdFolder(${JSON.stringify(dataDir)}); console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  await Promise.race([once(child.stdout ?? child, "data"), once(child, "exit")]);
  return child;
}

it("refuses the folder that another process holds, in one line", async () => {
  const dataDir = folder();
  await holder(dataDir);
  expect(() => holdFolder(dataDir)).toThrow(ConfigurationError);
  expect(() => holdFolder(dataDir)).toThrow(
    /^FOYER_DATA_DIR: .+ is in use by another Foyer[^\n]+$/,
  );
}, 20_000);

it("is free as soon as that process is killed", async () => {
  const dataDir = folder();
  const child = await holder(dataDir);
  expect(() => holdFolder(dataDir)).toThrow(ConfigurationError);
  child.kill("SIGKILL");
  await once(child, "exit");
  holdFolder(dataDir)();
}, 20_000);

it("can be given back and taken again", () => {
  const dataDir = folder();
  const release = holdFolder(dataDir);
  expect(() => holdFolder(dataDir)).toThrow(ConfigurationError);
  release();
  holdFolder(dataDir)();
});
