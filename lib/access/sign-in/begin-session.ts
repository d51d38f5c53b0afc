import "server-only";
import { type ActivityEntry, record } from "@/lib/audit/record";
import { recordOnce } from "@/lib/audit/refusals";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { startSession } from "@/lib/access/sessions";

type Person = { id: string; name: string; email: string };

type Way = {
  device: string;
  address: string;
  /** What let them in, where it was not the password alone. */
  method?: "code" | "recovery-code" | "provider";
  provedAt?: number;
};

/** Begins a session for who has shown who they are, and records it; answers its id. */
export async function beginSession(
  person: Person,
  { device, address, method, provedAt }: Way,
): Promise<string> {
  const sessionId = await startSession(person.id, device, address, {
    method: method === "provider" ? "provider" : "password",
    ...(provedAt !== undefined && { provedAt }),
  });
  const { id, name, email } = person;
  await withTransaction((tx) =>
    record(tx, {
      staff: { id, name, sessionId },
      projectId: null,
      action: "session.start",
      outcome: "done",
      subject: email,
      ...(method && { after: { method } }),
    }),
  );
  return sessionId;
}

/** Records that somebody was not let in; what was typed for an unknown address is not kept. */
export async function recordRefusal(email: string | undefined, errorCode: string): Promise<void> {
  await withTransaction((tx) => record(tx, refusal(email, errorCode)));
}

/**
 * Records that a guess was not even looked at: once a minute for an account, and for a network that
 * tries addresses of nobody.
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
