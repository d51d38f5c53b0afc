import { requireStaff } from "@/lib/access/guard";
import { env } from "@/lib/platform/env";
import { type ActionResult, fail, ok } from "@/lib/platform/result";

/** The response of the email server. */
type ServerResponse = { works: boolean; response: string };

/** Connects to the email server and signs in; sends nothing. Fails with `not-found` if none is configured. */
export async function checkServer(): Promise<ActionResult<ServerResponse>> {
  await requireStaff("administrator");
  const { mail } = env();
  if (mail === null) return fail("not-found");
  const { tryServer } = await import("./transport");
  const { state, response } = await tryServer(mail.url);
  return ok({ works: state === "accepted", response });
}
