import { requireProject } from "@/lib/access/resolve-project";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { readParticipant } from "@/lib/mirror/read-participants";
import { queueMail } from "@/lib/mail-queue/enqueue";
import { emailKey } from "@/lib/platform/normalize";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { SendAgain } from "./schema";

/**
 * Sends a message with an unknown result again as a new message, so the person may get it twice. Once per
 * message. Fails with `not-found` if the result is known or the participant is another one.
 */
export async function sendAgain({ participantCode, id }: SendAgain): Promise<ActionResult<null>> {
  const { staff, project } = await requireProject("support", { participants: [participantCode] });
  const person = await readParticipant(project, participantCode);
  if (!person) return fail("not-found");
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const unknown = await tx
      .selectFrom("outgoing_mail")
      .select(["kind", "project_id", "conference_code", "email", "locale"])
      .select(["invitation_id", "rule_id"])
      .where("id", "=", id)
      .where("project_id", "=", project.id)
      .where("conference_code", "=", person.conferenceCode)
      .where("email_key", "=", emailKey(person.email))
      .where("state", "=", "unknown")
      .executeTakeFirst();
    if (!unknown) return fail("not-found");
    const again = { ...unknown, key: `again:${id}`, staff_id: staff.id };
    if ((await queueMail(tx, [again])) === 0) return ok(null);
    await record(tx, {
      staff,
      projectId: project.id,
      action: "mail.send-again",
      outcome: "done",
      subject: person.email,
      conferenceCode: person.conferenceCode,
      participantCode,
      after: { mail: unknown.kind },
    });
    return ok(null);
  });
}
