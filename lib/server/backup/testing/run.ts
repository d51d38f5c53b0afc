import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { bundleProgram } from "@/lib/testing/bundle-program";

const ROOT = path.resolve(import.meta.dirname, "../../../..");

/** Runs `npm run restore`; killed at the given change to the data folder. */
export function runRestore(file: string, dataDir: string, killAt = 0) {
  return run("restore", [file], dataDir, { killAt, files: "restore\\.|foyer\\.db-" });
}

/** Runs `npm run backup`; killed at the given change to the folder of the backup. */
export function runBackup(to: string, dataDir: string, killAt = 0) {
  return run("backup", ["--to", to], dataDir, { killAt, files: "unfinished-" });
}

const programs = new Map<string, Promise<string>>();

function programOf(script: string): Promise<string> {
  const program = programs.get(script) ?? bundleProgram(`import "./scripts/${script}";`);
  programs.set(script, program);
  return program;
}

/** Deletes the programs that were bundled. */
export async function removePrograms(): Promise<void> {
  for (const program of programs.values()) await rm(await program, { force: true });
}

type Kill = { killAt: number; files: string };

async function run(script: string, args: string[], dataDir: string, { killAt, files }: Kill) {
  const child = spawn(
    process.execPath,
    [
      `--import=${path.join(ROOT, "lib/server/testing/kill-at.mjs")}`,
      await programOf(script),
      ...args,
    ],
    {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...process.env,
        FOYER_DATA_DIR: dataDir,
        NEXTAUTH_SECRET: "",
        KILL_AT: String(killAt),
        KILL_FILES: files,
      },
    },
  );
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  if (code !== 0 && !errors.includes("killed at")) throw new Error(errors);
  return { code, errors };
}
