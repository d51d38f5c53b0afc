import { sql, type SqlBool } from "kysely";
import { db } from "@/lib/db/db";
import type { LostLinkRequestTable } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { queueMail } from "@/lib/mail-queue/enqueue";
import { wallNow } from "@/lib/platform/clock";

/** Maximum number of requests per run; the next run continues. */
const BATCH = 200;

const HOUR = 3_600_000;
/** Maximum number of links per hour, address and conference. */
const MAX_PER_HOUR = 3;

/**
 * Queues the requested lost links, for addresses with access to the conference, and deletes the requests. The
 * public page does none of this, so its response is the same for every address.
 */
export async function queueLostLinks(): Promise<void> {
  const requests = await db()
    .selectFrom("lost_link_requests")
    .selectAll()
    .orderBy("id")
    .limit(BATCH)
    .execute();
  for (const request of requests) await handle(request);
}

async function handle(request: LostLinkRequestTable): Promise<void> {
  await withTransaction(async (tx) => {
    const taken = await tx
      .deleteFrom("lost_link_requests")
      .where("id", "=", request.id)
      .executeTakeFirst();
    // Another instance handled it.
    if (Number(taken.numDeletedRows) === 0) return;
    const { project_id, conference_code, email_key } = request;
    const person = await tx
      .selectFrom("participants as p")
      .innerJoin("projects as pr", "pr.id", "p.project_id")
      .innerJoin("conferences as c", (join) =>
        join.onRef("c.project_id", "=", "p.project_id").onRef("c.code", "=", "p.conference_code"),
      )
      .select(["p.email", "pr.mail_locale as locale"])
      .where("p.project_id", "=", project_id)
      .where("p.conference_code", "=", conference_code)
      .where("p.email_key", "=", email_key)
      .where("p.revoked", "=", 0)
      .where("p.revocation_id", "is", null)
      .where("p.gone_at", "is", null)
      .where("pr.mail", "=", 1)
      .where("pr.personal_links", "=", 1)
      .where("pr.closed_at", "is", null)
      .where("c.deleted_at", "is", null)
      .where(
        sql<SqlBool>`(select count(*) from outgoing_mail as m
          where m.project_id = p.project_id and m.conference_code = p.conference_code
            and m.email_key = p.email_key and m.kind = 'lost-link'
            and (m.state in ('queued', 'sending') or m.created_at > ${wallNow() - HOUR}))
          < ${sql.lit(MAX_PER_HOUR)}`,
      )
      .executeTakeFirst();
    if (!person) return;
    const key = `lost-link:${request.id}`;
    await queueMail(tx, [{ kind: "lost-link", key, project_id, conference_code, ...person }]);
  });
}
