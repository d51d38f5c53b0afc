import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endWithParent } from "../../../scripts/end-with-parent.mjs";
import { commandOf } from "../../../scripts/release/dockerfile.mjs";
import { type MemoryGroup } from "./memory-group";

/** The unprivileged user (nobody) of the tests when they run as root. */
const USER = 10_001;
const isRoot = process.getuid?.() === 0;

export type Running = {
  /** The process id of Foyer itself, seen from here. */
  pid: number;
  /** From the start of the process until it was ready (ms). */
  readyMs: number;
  /** The processor time of this (ms), all threads. */
  readyCpuMs: number;
  output(): string;
  /** Stops it as a service manager does (SIGTERM). Returns the exit code and how long it took (ms). */
  stop(): Promise<{ code: number | null; ms: number }>;
};

/** Returns the folder of a release that `npm run test:release` unpacked: for the root, or under a path. */
export function releaseFolder(name: "FOYER_E2E_RELEASE" | "FOYER_E2E_RELEASE_BELOW"): string {
  const folder = process.env[name];
  if (!folder) throw new Error(`${name} is not set: use npm run test:release.`);
  return folder;
}

/**
 * Starts a release with the CMD of the Dockerfile, with another Node and within a limit of memory where they
 * are given. As root: as an unprivileged user, on a read-only mount of the release, as process 1 of a separate
 * namespace.
 */
export async function startRelease(
  folder: string,
  dataDir: string,
  settings: Record<string, string>,
  { node, memory }: { node?: string; memory?: MemoryGroup | null } = {},
): Promise<Running> {
  const started = performance.now();
  const [command = "", ...args] = isolated(folder, commandOf("CMD").slice(1), node, memory);
  const child = spawn(command, args, {
    cwd: folder,
    env: environment(dataDir, settings),
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWithParent(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  while (!output.includes("is ready")) {
    if (child.exitCode !== null) throw new Error(`Foyer did not start:\n${output}`);
    if (performance.now() - started > 60_000) throw new Error(`Foyer is not ready:\n${output}`);
    await sleep(10);
  }
  const readyMs = performance.now() - started;
  const pid = serverPid(child.pid ?? 0);
  const readyCpuMs = processorTime(pid);
  return { pid, readyMs, readyCpuMs, output: () => output, stop: () => stop(child, pid) };
}

/** Runs a command of a release as its user. Returns the output. Throws with it when the command fails. */
export async function runCommand(
  folder: string,
  dataDir: string,
  args: string[],
  settings: Record<string, string> = {},
): Promise<string> {
  const [command = "", ...rest] = isolated(folder, args);
  const child = spawn(command, rest, {
    cwd: folder,
    env: environment(dataDir, settings),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${args.join(" ")} failed:\n${output}`);
  return output;
}

/** Returns a memory figure of a process from /proc, in MB: `VmRSS` now, `VmHWM` at its peak. */
export function memoryOf(pid: number, figure: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const [, kilobytes = "0"] = new RegExp(`^${figure}:\\s+(\\d+)`, "m").exec(status) ?? [];
  return Number(kilobytes) / 1024;
}

/** Fields 14 and 15 of /proc/PID/stat, in hundredths of a second (proc(5)). */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Returns the id of the unprivileged user, to own the data folder. */
export const releaseUser = () => (isRoot ? USER : (process.getuid?.() ?? 0));

function isolated(
  folder: string,
  args: string[],
  node = process.execPath,
  memory: MemoryGroup | null = null,
): string[] {
  if (!isRoot) return [node, ...args];
  const user = `setpriv --reuid=${USER} --regid=${USER} --clear-groups --no-new-privs --inh-caps=-all`;
  const join = memory ? `echo 0 > ${memory.processes} && ` : "";
  const script = `${join}mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && cd "$0" && exec ${user} "$@"`;
  const namespace = ["unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child"];
  return [...namespace, "sh", "-c", script, folder, node, ...args];
}

/** The variables that a service manager passes on, without those of the person who runs the tests. */
function environment(dataDir: string, settings: Record<string, string>): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    HOME: dataDir,
    FOYER_DATA_DIR: dataDir,
    ...settings,
  };
}

/** The server is the child of unshare. */
function serverPid(pid: number): number {
  if (!isRoot) return pid;
  const [thread = ""] = readdirSync(`/proc/${pid}/task`);
  const children = path.join("/proc", String(pid), "task", thread, "children");
  return Number(readFileSync(children, "utf8").trim().split(" ")[0]);
}

async function stop(child: ChildProcess, pid: number) {
  if (child.exitCode !== null) return { code: child.exitCode, ms: 0 };
  const started = performance.now();
  const ended = once(child, "exit");
  process.kill(pid, "SIGTERM");
  await ended;
  return { code: child.exitCode, ms: performance.now() - started };
}
