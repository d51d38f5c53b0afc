import { timeSpan } from "@/lib/conferences/time-fields";
import { db } from "@/lib/db/db";
import type { InvitationTable } from "@/lib/db/schema";
import { type AuthorizedProject, findProject } from "@/lib/access/resolve-project";
import { type JoinWindow, joinWindow } from "@/lib/personal-links/join-window";

/** Facts about one person's access from the mirror, the ledger and stored links. */
export type Access = {
  code: string;
  conferenceCode: string;
  conferenceTitle: string;
  conferenceDeleted: boolean;
  name: string;
  email: string;
  moderator: boolean;
  status: "active" | "revoking" | "revoked" | "gone";
  /** `unknown`: created elsewhere, so Foyer does not have it. */
  link: "usable" | "expired" | "unknown";
  /** When the link expires (ms since 1970); null: no expiry, or unknown. */
  expiresAt: number | null;
  /** When their personal link lets them join; null without personal links. */
  joinWindow: JoinWindow | null;
  invitations: {
    at: number;
    by: string;
    kind: InvitationTable["kind"];
    state: InvitationTable["state"];
    notified: boolean;
  }[];
  /** Others on the roster with the same address. */
  duplicates: number;
};

/** Returns the facts that decide whether a participant can join; null if the code is unknown. Mirror only. */
export async function getAccess(participantCode: string): Promise<Access | null> {
  const { project } = await findProject("support", { participants: [participantCode] });
  if (!project) return null;
  const row = await db()
    .selectFrom("participants as p")
    .leftJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "p.project_id").onRef("c.code", "=", "p.conference_code"),
    )
    .leftJoin("links as l", "l.id", "p.link_id")
    .select(["p.code", "p.conference_code", "p.name", "p.email", "p.email_key", "p.moderator"])
    .select(["p.revoked", "p.revocation_id", "p.gone_at", "c.title", "c.deleted_at"])
    .select(["c.starts_at", "c.time_zone", "c.duration"])
    .select(["l.id as link", "l.expires_at"])
    .where("p.project_id", "=", project.id)
    .where("p.code", "=", participantCode)
    .executeTakeFirst();
  if (!row) return null;
  const { n } = await db()
    .selectFrom("participants")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("project_id", "=", project.id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", row.email_key)
    .where("code", "<>", row.code)
    .where("gone_at", "is", null)
    .executeTakeFirstOrThrow();
  const status = statusOf(row);
  const personal = project.personalLinks && status === "active";
  const time = { startsAt: row.starts_at, timeZone: row.time_zone, duration: row.duration };
  const expired = row.expires_at !== null && row.expires_at <= Date.now();
  return {
    code: row.code,
    conferenceCode: row.conference_code,
    conferenceTitle: row.title ?? "",
    conferenceDeleted: row.deleted_at !== null,
    name: row.name,
    email: row.email,
    moderator: row.moderator === 1,
    status,
    link: personal ? "usable" : row.link === null ? "unknown" : expired ? "expired" : "usable",
    expiresAt: personal ? null : row.expires_at,
    joinWindow: personal
      ? joinWindow({
          span: timeSpan(time),
          hasDuration: row.duration !== null,
          joinMinutes: project.joinMinutes,
          moderator: row.moderator === 1,
        })
      : null,
    invitations: await invitationsOf(project, row),
    duplicates: Number(n),
  };
}

function statusOf(row: {
  gone_at: number | null;
  revoked: 0 | 1;
  revocation_id: string | null;
}): Access["status"] {
  if (row.gone_at !== null) return "gone";
  if (row.revoked === 1) return "revoked";
  return row.revocation_id === null ? "active" : "revoking";
}

async function invitationsOf(
  project: AuthorizedProject,
  { conference_code, email_key }: { conference_code: string; email_key: string },
): Promise<Access["invitations"]> {
  const rows = await db()
    .selectFrom("invitations")
    .leftJoin("staff", "staff.id", "invitations.staff_id")
    .select(["invitations.created_at", "invitations.kind", "invitations.state"])
    .select(["invitations.notify", "staff.name", "staff.email"])
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conference_code)
    .where("email_key", "=", email_key)
    .orderBy("invitations.created_at", "desc")
    .limit(10)
    .execute();
  return rows.map((row) => ({
    at: row.created_at,
    by: row.name || row.email || "",
    kind: row.kind,
    state: row.state,
    notified: row.notify === 1,
  }));
}
