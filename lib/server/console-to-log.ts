import { format } from "node:util";
import type { Logger } from "pino";

/** Maximum length of a line (characters); requests can put their own text into errors. */
const MAX_LINE_LENGTH = 4_000;

type Console = Record<
  "debug" | "error" | "info" | "log" | "trace" | "warn",
  (...args: unknown[]) => void
>;

/**
 * Redirects console output of Next and packages to the log, so that every line is one JSON object with the
 * request's id and lines can't be forged (ASVS 16.4.1).
 */
export function sendConsoleToLog(
  target: Console,
  log: Pick<Logger, "debug" | "error" | "info" | "warn">,
) {
  const write =
    (level: "debug" | "error" | "info" | "warn") =>
    (...args: unknown[]) => {
      log[level]({ output: format(...args).slice(0, MAX_LINE_LENGTH) }, "console");
    };
  target.debug = write("debug");
  target.error = write("error");
  target.info = write("info");
  target.log = write("info");
  target.trace = write("debug");
  target.warn = write("warn");
}

/** Redirects Node's warnings to the log. */
export function sendWarningsToLog(log: Pick<Logger, "warn">): void {
  process.removeAllListeners("warning");
  process.on("warning", (warning) => log.warn({ err: warning }, "node warning"));
}
