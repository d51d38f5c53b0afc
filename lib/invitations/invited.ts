import { db } from "@/lib/db/db";
import { openLink } from "@/lib/mirror/links/store";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { Invited } from "./schema";

/** What an invitation that was sent has brought, read from the ledger. */
export async function invited(
  project: Pick<Project, "id">,
  id: string,
): Promise<ActionResult<Invited>> {
  const row = await db()
    .selectFrom("invitations")
    .leftJoin("links", "links.invitation_id", "invitations.id")
    .select([
      "invitations.email",
      "invitations.email_key",
      "invitations.name",
      "invitations.moderator",
      "invitations.notify",
      "invitations.conference_code",
      "links.sealed",
      "links.key_id",
      "links.expires_at",
    ])
    .where("invitations.project_id", "=", project.id)
    .where("invitations.id", "=", id)
    .executeTakeFirst();
  if (!row) return fail("invalid");
  const sameAddress = await db()
    .selectFrom("participants")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("project_id", "=", project.id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", row.email_key)
    .where("revoked", "=", 0)
    .where("gone_at", "is", null)
    .executeTakeFirstOrThrow();
  const { sealed, key_id } = row;
  return ok({
    email: row.email,
    name: row.name,
    moderator: row.moderator === 1,
    notified: row.notify === 1,
    link: sealed && key_id ? openLink({ invitation_id: id, sealed, key_id }) : null,
    expiresAt: row.expires_at,
    duplicate: Number(sameAddress.n) > 1,
  });
}
