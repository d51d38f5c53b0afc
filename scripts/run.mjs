import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/**
 * Runs a command in the project's folder and waits; answers its exit code and, with `quiet`, what it
 * said. Nothing is read from stdin.
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
      shell: process.platform === "win32" && !command.includes("\\"),
    });
    let said = "";
    child.stdout?.on("data", (chunk) => (said += chunk));
    child.stderr?.on("data", (chunk) => (said += chunk));
    child.on("error", (error) => resolve({ code: 127, said: `${said}${error.message}\n` }));
    child.on("close", (code) => resolve({ code: code ?? 1, said }));
  });
}

/** Runs a program of an installed package with this Node. */
export function runBin(bin, args, options) {
  return run(process.execPath, [`node_modules/${bin}`, ...args], options);
}

/** Ends the script with one line that says why. */
export function stop(line) {
  console.error(line);
  process.exit(1);
}
