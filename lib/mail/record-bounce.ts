import { record } from "@/lib/audit/record";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { domainOf } from "@/lib/platform/mailbox";
import { emailKey } from "@/lib/platform/normalize";
import type { Bounce } from "./bounce-schema";
import { MAX_RESPONSE_LENGTH } from "./claim";
import { participantOf, suppressAddress } from "./finish";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Marks a message as rejected with the response of the receiving server, and blocks its address. Accepts only
 * messages that Foyer sent to this address, once per message, so that a repeated report does not block an
 * address again. Returns `early` while the message is being sent.
 */
export async function recordBounce(bounce: Bounce): Promise<"recorded" | "unknown" | "early"> {
  const id = idOf(bounce.messageId);
  if (id === null) return "unknown";
  const row = await db()
    .selectFrom("outgoing_mail")
    .selectAll()
    .where("id", "=", id)
    .where("email_key", "=", emailKey(bounce.email))
    .executeTakeFirst();
  if (!row) return "unknown";
  if (row.state === "sending") return "early";
  const response = bounce.response
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .slice(0, MAX_RESPONSE_LENGTH);
  return withTransaction(async (tx) => {
    const rejected = await tx
      .updateTable("outgoing_mail")
      .set({ state: "rejected", response, ended_at: wallNow(), latest: 0 })
      .where("id", "=", id)
      .where("state", "in", ["accepted", "unknown"])
      .executeTakeFirst();
    if (Number(rejected.numUpdatedRows) === 0) return "unknown";
    await suppressAddress(tx, row, response);
    await record(tx, {
      staff: null,
      projectId: row.project_id || null,
      action: "mail.bounce",
      subject: row.email,
      outcome: "failed",
      ...(row.conference_code && { conferenceCode: row.conference_code }),
      ...(await participantOf(tx, row)),
      after: { mail: row.kind, ...(response && { response }) },
    });
    return "recorded";
  });
}

/** Returns the row id of a Message-ID; null if Foyer did not create it. */
function idOf(messageId: string): string | null {
  const [, id = "", domain = ""] = /^\s*<?([^<>@\s]+)@([^<>@\s]+)>?\s*$/.exec(messageId) ?? [];
  const { mail } = env();
  const isOwn = mail !== null && domain.toLowerCase() === domainOf(mail.from.address);
  return isOwn && UUID.test(id.toLowerCase()) ? id.toLowerCase() : null;
}
