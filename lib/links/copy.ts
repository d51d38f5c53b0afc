import { record } from "@/lib/audit/record";
import { requireProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, ok } from "@/lib/platform/result";
import { openLink } from "@/lib/mirror/links/store";
import type { CopiedLink, CopyLinks } from "./schema";

/**
 * Returns the stored links of these participants, in this order; skips participants without one. The
 * activity log records the copy, never the link.
 */
export async function copyLinks({ codes }: CopyLinks): Promise<ActionResult<CopiedLink[]>> {
  const { staff, project } = await requireProject("support", { participants: codes });
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
