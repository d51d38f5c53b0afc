import { spawn } from "node:child_process";

/** Its input closes when its parent exits for any reason. */
const GUARD = `
  const [pid, signal] = process.argv.slice(1);
  const send = (what) => {
    try { process.kill(Number(pid), what); } catch { process.exit(); }
  };
  process.stdin.resume().on("end", () => {
    send(signal);
    setTimeout(send, 10_000, "SIGKILL");
    setInterval(send, 100, 0);
  });`;

/**
 * Stops a child process when this process exits before it: by a time limit, by Ctrl-C, or killed. Sends the
 * signal, and SIGKILL ten seconds later.
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 */
export function endWithParent(child, signal = "SIGTERM") {
  if (child.pid === undefined) return;
  const guard = spawn(process.execPath, ["--eval", GUARD, String(child.pid), signal], {
    // Ctrl-C reaches every process of the terminal's group.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  guard.stdin.unref();
  child.once("exit", () => guard.kill("SIGKILL"));
}
