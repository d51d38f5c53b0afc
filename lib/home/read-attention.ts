import { db } from "@/lib/db/db";
import type { Attention } from "./types";

/** The maximum number of problems of each kind. */
const MAX_ITEMS = 6;
/** Failed invitations older than this show only on the imports' own pages (ms). */
const RECENT_MS = 7 * 86_400_000;

/** Returns the problems of a project that a manager should handle, the most urgent kind first. */
export async function readAttention(projectId: string): Promise<Attention[]> {
  const kinds = await Promise.all([
    readInvitations(projectId),
    readExpiringLinks(projectId),
    readImports(projectId),
  ]);
  return kinds.flat();
}

/** Returns the conferences with failed or undecided invitations. */
async function readInvitations(projectId: string): Promise<Attention[]> {
  const rows = await db()
    .selectFrom("invitations as i")
    .innerJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "i.project_id").onRef("c.code", "=", "i.conference_code"),
    )
    .select((eb) => ["i.state", "c.code", "c.title", eb.fn.countAll<number>().as("count")])
    .where("i.project_id", "=", projectId)
    // Excludes links that a participant requested with Join, because they can press it again.
    .where("i.staff_id", "<>", "")
    .where("c.deleted_at", "is", null)
    .where((eb) =>
      eb.or([
        eb.and([eb("i.state", "=", "unknown"), eb("i.due_at", "is", null)]),
        eb.and([eb("i.state", "=", "failed"), eb("i.created_at", ">", Date.now() - RECENT_MS)]),
      ]),
    )
    .groupBy(["i.state", "c.code", "c.title"])
    .orderBy("count", "desc")
    .limit(MAX_ITEMS)
    .execute();
  return rows.map(({ state, code, title, count }) => ({
    kind: state === "unknown" ? "unknown" : "failed",
    code,
    title,
    count: Number(count),
  }));
}

/** Returns the conferences with links that expire before the start. */
async function readExpiringLinks(projectId: string): Promise<Attention[]> {
  const rows = await db()
    .selectFrom("conferences as c")
    .innerJoin("participants as p", (join) =>
      join.onRef("p.project_id", "=", "c.project_id").onRef("p.conference_code", "=", "c.code"),
    )
    .innerJoin("links as l", "l.id", "p.link_id")
    .innerJoin("projects as pr", "pr.id", "c.project_id")
    .select((eb) => ["c.code", "c.title", eb.fn.countAll<number>().as("count")])
    .where("c.project_id", "=", projectId)
    .where("c.deleted_at", "is", null)
    .where("c.starts_at", ">", Date.now())
    // With personal links, Join replaces an expired link.
    .where("pr.personal_links", "=", 0)
    .where("p.revoked", "=", 0)
    .where("p.gone_at", "is", null)
    .whereRef("l.expires_at", "<", "c.starts_at")
    .groupBy(["c.code", "c.title", "c.starts_at"])
    .orderBy("c.starts_at")
    .limit(MAX_ITEMS)
    .execute();
  return rows.map(({ code, title, count }) => ({
    kind: "expiring",
    code,
    title,
    count: Number(count),
  }));
}

/** Returns the imports that have not ended. */
async function readImports(projectId: string): Promise<Attention[]> {
  const rows = await db()
    .selectFrom("imports as i")
    .innerJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "i.project_id").onRef("c.code", "=", "i.conference_code"),
    )
    .select(["i.id", "i.state", "c.title"])
    .where("i.project_id", "=", projectId)
    .where("i.state", "in", ["running", "paused", "prepared", "waiting"])
    .orderBy("i.created_at", "desc")
    .limit(MAX_ITEMS)
    .execute();
  return rows.flatMap(({ id, state, title }): Attention[] =>
    state === "running" || state === "paused" || state === "prepared" || state === "waiting"
      ? [{ kind: "import", id, title, state }]
      : [],
  );
}
