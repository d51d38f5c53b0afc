import { requireProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { orderWhenOver } from "@/lib/delivery/in-flight";
import type { UnknownInvitation } from "./schema";

/** Returns the invitations of a conference with an unknown outcome, newest first. */
export async function listUnknownInvitations(conferenceCode: string): Promise<UnknownInvitation[]> {
  const { project } = await requireProject("support", { conference: conferenceCode });
  const rows = await db()
    .selectFrom("invitations")
    .select(["id", "email", "name", "notify", "created_at", "epoch", "lost"])
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conferenceCode)
    .where("state", "=", "unknown")
    // Excludes links that a participant requested with Join, who can press it again.
    .where("staff_id", "<>", "")
    // Excludes rows with a due time, which Foyer still checks.
    .where("due_at", "is", null)
    .orderBy("created_at", "desc")
    .limit(100)
    .execute();
  // Starts the time after which a request is certainly over.
  await Promise.all(rows.map(orderWhenOver));
  return rows.map(({ id, email, name, created_at, notify }) => ({
    id,
    email,
    name,
    notify: notify === 1,
    at: created_at,
  }));
}
