import { record } from "@/lib/audit/record";
import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { projectOf } from "@/lib/access/resolve-project";
import { type ActionResult, ok } from "@/lib/platform/result";
import { openLink } from "@/lib/mirror/links/store";
import type { CopiedLink, CopyLinks } from "./schema";

/**
 * The links of these participants, in the order asked for; who has no known link is left out. That
 * they were handed out is recorded, the links themselves never.
 */
export async function copyLinks({ codes }: CopyLinks): Promise<ActionResult<CopiedLink[]>> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { participants: codes });
  const rows = await db()
    .selectFrom("participants")
    .innerJoin("links", "links.id", "participants.link_id")
    .select([
      "participants.code",
      "participants.conference_code",
      "participants.name",
      "participants.email",
      "links.invitation_id",
      "links.sealed",
      "links.key_id",
      "links.expires_at",
    ])
    .where("participants.project_id", "=", project.id)
    .where("participants.code", "in", codes)
    .execute();
  const found = rows.flatMap((row) => {
    const link = openLink(row);
    return link === null ? [] : [{ row, link }];
  });
  await withTransaction((tx) =>
    record(
      tx,
      ...found.map(({ row }) => ({
        staff,
        projectId: project.id,
        action: "link.copy" as const,
        outcome: "done" as const,
        subject: row.email,
        conferenceCode: row.conference_code,
        participantCode: row.code,
      })),
    ),
  );
  const byCode = new Map(
    found.map(({ row: { code, name, email, expires_at }, link }) => [
      code,
      { code, name, email, link, expiresAt: expires_at },
    ]),
  );
  return ok(codes.flatMap((code) => byCode.get(code) ?? []));
}
