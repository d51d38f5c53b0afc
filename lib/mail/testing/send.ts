import { runMail, stopMail } from "../mail-worker";

/** Sends all due messages and waits for the results. */
export async function sendAll(): Promise<null> {
  await runMail();
  await stopMail();
  return null;
}
