import type { Transaction } from "kysely";
import type { Database, InvitationTable } from "@/lib/db/schema";
import { queueMail } from "./queue";

type Invitation = Pick<
  InvitationTable,
  "id" | "project_id" | "conference_code" | "email" | "kind" | "staff_id" | "notify"
> & { own_mail: number };

/** Queues the email of an accepted invitation if Foyer sends it, once for each invitation. */
export async function queueInvitation(
  tx: Transaction<Database>,
  invitation: Invitation,
): Promise<void> {
  const { id, kind, notify, own_mail, ...about } = invitation;
  if (notify === 0 || own_mail === 0 || kind === "update" || kind === "revoke") return;
  const project = await tx
    .selectFrom("projects")
    .select("mail_locale")
    .where("id", "=", about.project_id)
    .executeTakeFirst();
  await queueMail(tx, [
    {
      ...about,
      kind: "invitation",
      key: `invitation:${id}`,
      invitation_id: id,
      locale: project?.mail_locale ?? "en",
    },
  ]);
}
