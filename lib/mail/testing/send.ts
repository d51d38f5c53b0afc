import { runMail, stopMail } from "../worker";

/** Sends what is due, and waits for its end. */
export async function sendAll(): Promise<null> {
  await runMail();
  await stopMail();
  return null;
}
