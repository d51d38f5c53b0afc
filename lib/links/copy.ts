import { record } from "@/lib/audit/record";
import { requireProject } from "@/lib/access/resolve-project";
import { mayCopyLinks } from "@/lib/approvals/may-copy-links";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { openLink } from "@/lib/mirror/links/store";
import { ensurePersonalLinks } from "@/lib/personal-links/store";
import type { CopiedLink, CopyLinks } from "./schema";

/**
 * Returns the links of these participants in order, without those who have none. These are the personal links
 * if the project uses them, unless `own` is set. Records the copy in the activity log, never the link. Many
 * links at once may need a second person's approval.
 */
export async function copyLinks({ codes, own }: CopyLinks): Promise<ActionResult<CopiedLink[]>> {
  const { staff, project } = await requireProject("support", { participants: codes });
  for (const conferenceCode of await conferencesOf(project.id, codes)) {
    const copied = { projectId: project.id, conferenceCode, codes };
    if (!(await mayCopyLinks(staff, copied))) return fail("approval-needed");
  }
  const found =
    project.personalLinks && !own
      ? await personalLinks(project.id, codes)
      : await storedLinks(project.id, codes);
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
    found.map(({ row: { code, name, email }, link, expiresAt }) => [
      code,
      { code, name, email, link, expiresAt },
    ]),
  );
  return ok(codes.flatMap((code) => byCode.get(code) ?? []));
}

async function conferencesOf(projectId: string, codes: string[]): Promise<string[]> {
  const rows = await db()
    .selectFrom("participants")
    .select("conference_code")
    .distinct()
    .where("project_id", "=", projectId)
    .where("code", "in", codes)
    .execute();
  return rows.map((row) => row.conference_code);
}

/** Creates missing personal links: everyone with access has one. */
async function personalLinks(projectId: string, codes: string[]) {
  const rows = await db()
    .selectFrom("participants")
    .select(["code", "conference_code", "name", "email"])
    .where("project_id", "=", projectId)
    .where("code", "in", codes)
    .where("revoked", "=", 0)
    .where("revocation_id", "is", null)
    .where("gone_at", "is", null)
    .execute();
  const links = await ensurePersonalLinks(
    projectId,
    rows.map(({ code, conference_code: conferenceCode }) => ({ code, conferenceCode })),
  );
  return rows.flatMap((row) => {
    const link = links.get(row.code);
    return link === undefined ? [] : [{ row, link, expiresAt: null }];
  });
}

/** Reads the stored links of Boomstream. */
async function storedLinks(projectId: string, codes: string[]) {
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
    .where("participants.project_id", "=", projectId)
    .where("participants.code", "in", codes)
    .execute();
  return rows.flatMap((row) => {
    const link = openLink(row);
    return link === null ? [] : [{ row, link, expiresAt: row.expires_at }];
  });
}
