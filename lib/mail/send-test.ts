import { setTimeout } from "node:timers/promises";
import { requireStaff } from "@/lib/access/guard";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { queueMail } from "@/lib/mail-queue/enqueue";
import { env } from "@/lib/platform/env";
import { requestLocale } from "@/lib/platform/i18n/server";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { SendTest } from "./schema";
import type { MailState } from "./types";

/** Maximum wait for the result (ms). */
const MAX_WAIT_MS = 10_000;
const POLL_MS = 250;

/**
 * Queues a test message, once per form id, and waits briefly for the result. Fails with `not-found` if no
 * email server is configured.
 */
export async function sendTest({
  id,
  email,
}: SendTest): Promise<ActionResult<{ state: MailState; response: string }>> {
  const staff = await requireStaff("administrator");
  if (env().mail === null) return fail("not-found");
  const key = `test:${id}`;
  const locale = await requestLocale();
  await withTransaction(async (tx) => {
    const about = { project_id: "", conference_code: "", staff_id: staff.id };
    if ((await queueMail(tx, [{ ...about, kind: "test", key, email, locale }])) === 0) return;
    const entry = { staff, projectId: null, action: "mail.test", outcome: "done" } as const;
    await record(tx, { ...entry, subject: email });
  });
  for (let waited = 0; ; waited += POLL_MS) {
    const { state, response } = await db()
      .selectFrom("outgoing_mail")
      .select(["state", "response"])
      .where("key", "=", key)
      .executeTakeFirstOrThrow();
    const isOpen = (state === "queued" && response === null) || state === "sending";
    if (!isOpen || waited >= MAX_WAIT_MS) return ok({ state, response: response ?? "" });
    await setTimeout(POLL_MS);
  }
}
