import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { requireProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { perProcess } from "@/lib/platform/per-process";
import { hasLink } from "./link-conditions";
import { LINKS } from "./params";
import type { RosterSummary } from "./types";

/** Participants counted by one query: other work runs in between. */
const CHUNK = 2_000;
/** How long a summary is cached (ms). */
const CACHE_MS = 2_000;

type Known = { at: number; summary: Promise<RosterSummary> };

const known = perProcess("roster summaries", () => new Map<string, Known>());

/** Counts participants with access by what is known of their links. */
export async function summarizeRoster(conferenceCode: string): Promise<RosterSummary> {
  const { project } = await requireProject("support", { conference: conferenceCode });
  const key = `${project.id}/${conferenceCode}`;
  const now = Date.now();
  for (const [each, { at }] of known) if (at < now - CACHE_MS) known.delete(each);
  const found = known.get(key);
  if (found) return found.summary;
  const summary = countAll(project.id, conferenceCode);
  known.set(key, { at: now, summary });
  summary.catch(() => known.delete(key));
  return summary;
}

async function countAll(projectId: string, conferenceCode: string): Promise<RosterSummary> {
  const summary: RosterSummary = { emailed: 0, unsent: 0, expiring: 0, unknown: 0 };
  let last = { name_key: "", code: "" };
  for (;;) {
    const rows = await db()
      .selectFrom("participants")
      .select(["name_key", "code"])
      .select(
        PARTS.map((part) => sql<number>`case when ${hasLink(part)} then 1 else 0 end`.as(part)),
      )
      .where("project_id", "=", projectId)
      .where("conference_code", "=", conferenceCode)
      .where("gone_at", "is", null)
      .where("revoked", "=", 0)
      .where("revocation_id", "is", null)
      .where(sql<boolean>`(name_key, code) > (${last.name_key}, ${last.code})`)
      .orderBy("name_key")
      .orderBy("code")
      .limit(CHUNK)
      .execute();
    for (const row of rows) for (const part of PARTS) summary[part] += Number(row[part]);
    const end = rows.at(-1);
    if (!end || rows.length < CHUNK) return summary;
    last = end;
    await setImmediate();
  }
}

const PARTS = LINKS.filter((part) => part !== "all");
