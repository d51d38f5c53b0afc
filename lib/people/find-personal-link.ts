import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { hashToken } from "@/lib/platform/crypto";
import { readPlace } from "./read-people";
import type { FoundLink } from "./schema";

const PERSONAL = /\/j\/([\w-]{22})(?![\w-])/;

/** Returns the owner of a personal link in these projects; null if it is none or does not work. */
export async function findPersonalLink(
  address: string,
  projects: Project[],
): Promise<FoundLink | null> {
  const token = PERSONAL.exec(address)?.[1];
  const inUse = projects.filter(({ personalLinks }) => personalLinks).map(({ id }) => id);
  if (token === undefined || inUse.length === 0) return null;
  const row = await db()
    .selectFrom("personal_links as k")
    .innerJoin("participants as p", (join) =>
      join.onRef("p.project_id", "=", "k.project_id").onRef("p.code", "=", "k.participant_code"),
    )
    .leftJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "k.project_id").onRef("c.code", "=", "k.conference_code"),
    )
    .select(["k.project_id", "k.conference_code", "k.created_at"])
    .select(["p.code", "p.email", "p.name", "c.title"])
    .where("k.token_hash", "=", hashToken(token))
    .where("k.project_id", "in", inUse)
    .executeTakeFirst();
  if (!row) return null;
  const place = await readPlace(projects, row.project_id, row.code);
  const state = place === null ? "gone" : place.status === "active" ? "works" : place.status;
  return {
    name: row.name,
    email: row.email,
    conference: row.title ?? row.conference_code,
    conferenceCode: row.conference_code,
    madeAt: row.created_at,
    expiresAt: null,
    state,
    place,
  };
}
