import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { emailKey } from "@/lib/platform/normalize";
import { CANCEL_REASONS, type LastMail } from "./types";

/**
 * Returns the newest message to an address about a conference; null if there is none. Runs no query if no
 * email server is configured.
 */
export async function readLastMail(
  { id: projectId }: Pick<Project, "id">,
  conferenceCode: string,
  email: string,
): Promise<LastMail | null> {
  if (env().mail === null) return null;
  const row = await db()
    .selectFrom("outgoing_mail")
    .select(["id", "kind", "state", "reason", "response", "created_at", "ended_at"])
    .where("project_id", "=", projectId)
    .where("conference_code", "=", conferenceCode)
    .where("email_key", "=", emailKey(email))
    .orderBy("seq", "desc")
    .executeTakeFirst();
  if (!row || row.kind === "test") return null;
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    reason: CANCEL_REASONS.find((reason) => reason === row.reason) ?? null,
    response: row.response ?? "",
    at: row.ended_at ?? row.created_at,
  };
}
