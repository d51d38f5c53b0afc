import { log } from "@/lib/platform/log";

/** One line for each call to Boomstream: what, how long, how it ended; no address, no parameters. */
export function logCall(call: {
  projectId: string;
  method: string;
  ms: number;
  outcome: string;
}): void {
  log.info({ boomstream: call }, "boomstream call");
}
