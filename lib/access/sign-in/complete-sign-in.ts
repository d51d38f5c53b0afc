import "server-only";
import { type ActivityEntry, record } from "@/lib/audit/record";
import { recordOnce } from "@/lib/audit/refusals";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { addNotice } from "@/lib/access/add-notice";
import { startSession } from "@/lib/access/sessions";
import { knownBrowser, rememberBrowser } from "./known-browser";
import { replaceSessions } from "./replace-sessions";

type Person = { id: string; name: string; email: string };

type Way = {
  device: string;
  address: string;
  /** The sign-in method; unset: the password alone. */
  method?: "code" | "recovery-code" | "provider" | "passkey";
  provedAt?: number;
  providerSid?: string | null;
};

/**
 * Starts and records a session of a person who has proved who they are; it replaces this browser's
 * session. Returns its id.
 */
export async function completeSignIn(
  person: Person,
  { device, address, method, provedAt, providerSid = null }: Way,
): Promise<string> {
  const failed = await countFailuresSinceLastSession(person);
  const sessionId = await startSession(person.id, device, address, {
    method: method === "provider" || method === "passkey" ? method : "password",
    ...(provedAt !== undefined && { provedAt }),
    knownBrowser: (await knownBrowser(person.email)) !== null,
    providerSid,
  });
  await replaceSessions(person.id, sessionId);
  const { id, name, email } = person;
  await withTransaction(async (tx) => {
    if (failed > 0) await addNotice(tx, id, { kind: "failed-sign-ins", count: failed });
    await record(tx, {
      staff: { id, name, sessionId },
      projectId: null,
      action: "session.start",
      outcome: "done",
      subject: email,
      ...(method && { after: { method } }),
    });
  });
  await rememberBrowser(email);
  return sessionId;
}

/** Counts refused sign-ins in the activity, which has at most one entry per minute during a lock. */
async function countFailuresSinceLastSession({ id, email }: Person): Promise<number> {
  const last = await db()
    .selectFrom("sessions")
    .select((eb) => eb.fn.max("created_at").as("at"))
    .where("staff_id", "=", id)
    .executeTakeFirst();
  const { n } = await db()
    .selectFrom("activity")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("action", "=", "session.start")
    .where("outcome", "=", "refused")
    .where("subject", "=", email)
    .where("at", ">", Number(last?.at ?? 0))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Records a refused sign-in. For an unknown account, the typed text is not stored. */
export async function recordRefusedSignIn(
  email: string | undefined,
  errorCode: string,
  after?: Record<string, unknown>,
): Promise<void> {
  await withTransaction((tx) => record(tx, { ...refusal(email, errorCode), after }));
}

/**
 * Records that attempts are refused without a check: once a minute for an account, and for a network that
 * tries unknown addresses.
 */
export async function recordLocked(typed: string, address: string): Promise<void> {
  const row = await db()
    .selectFrom("staff")
    .select(["id", "email"])
    .where("email", "=", typed)
    .executeTakeFirst();
  const key = row ? `locked account ${row.id}` : `locked network ${address}`;
  await recordOnce(key, refusal(row?.email, "too-many-attempts"));
}

function refusal(email: string | undefined, errorCode: string): ActivityEntry {
  return {
    staff: null,
    projectId: null,
    action: "session.start",
    outcome: "refused",
    subject: email ?? "",
    errorCode,
  };
}
