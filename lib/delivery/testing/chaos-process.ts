import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { DeadlineError, withDeadline } from "@/lib/platform/background";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const END_MS = 10_000;
/** The characters of a process's stderr that are kept for error messages. */
const MAX_STDERR_CHARS = 2_000;

/** A process of a chaos run. */
export type ChaosProcess = ReturnType<typeof startProcess>;

/** Waits for a step of a run. Throws an error with the step's name if it takes longer than `ms`. */
export async function inTime<T>(step: string, ms: number, work: Promise<T>): Promise<T> {
  try {
    return await withDeadline(ms, work);
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    throw new Error(`${step}: not done within ${ms / 1_000} s`, { cause: error });
  }
}

/** Starts a program; `onMessage` gets each line of JSON that it writes. */
export function startProcess(
  program: string,
  values: string[],
  env: NodeJS.ProcessEnv,
  onMessage: (message: unknown) => void,
) {
  const child = spawn(process.execPath, [program, ...values], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
  let errors = "";
  let running = true;
  const keep = (text: string) => {
    errors = (errors + text).slice(-MAX_STDERR_CHARS);
  };
  child.stderr.on("data", (chunk: Buffer) => keep(chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    const message = parse(line);
    if (message !== undefined) onMessage(message);
  });
  const closed = once(lines, "close");
  // Registered at once, because a later listener gets no event from an ended process.
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      running = false;
      resolve();
    };
    child.once("exit", end);
    child.on("error", (error) => {
      keep(error.message);
      if (child.pid === undefined) end();
    });
  });
  return {
    isRunning: () => running,
    exited,
    /** Resolves when the process has ended and all its output was read. */
    done: Promise.all([exited, closed]).then(() => undefined),
    /** Returns the end of its stderr. */
    errors: () => errors.trim(),
    /** Kills the process and waits for its end; returns false if it had already ended. */
    async kill(): Promise<boolean> {
      if (!running) return false;
      child.kill("SIGKILL");
      await inTime("The end of a killed process", END_MS, exited);
      return true;
    },
  };
}

/** Returns undefined for anything but JSON: a killed process may end within a line. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
