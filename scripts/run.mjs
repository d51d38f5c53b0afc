import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/**
 * Runs a command in the project's folder; returns its exit code, the signal that ended it and,
 * with `quiet`, its output. stdin is closed. A stop signal also stops the command.
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
      shell: process.platform === "win32" && !command.includes("\\"),
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    const end = (signal) => child.kill(signal) && process.exit(1);
    const abandon = () => child.kill();
    process.on("SIGTERM", end).on("SIGINT", end).on("exit", abandon);
    const settle = (result) => {
      process.off("SIGTERM", end).off("SIGINT", end).off("exit", abandon);
      resolve(result);
    };
    child.on("error", (error) =>
      settle({ code: 127, signal: null, output: `${output}${error.message}\n` }),
    );
    child.on("close", (code, signal) => settle({ code: code ?? 1, signal, output }));
  });
}

/** Runs the program of an installed package with this Node. */
export function runBin(bin, args, options) {
  return run(process.execPath, [`node_modules/${bin}`, ...args], options);
}

/**
 * Stops this process when its parent has exited: `npm start` runs scripts through a shell that dies
 * of a signal without forwarding it, and would leave the server running.
 */
export function stopWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 250).unref();
}

/** Exits with one line that names the reason. */
export function stop(line) {
  console.error(line);
  process.exit(1);
}
