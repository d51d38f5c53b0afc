import { emailKey } from "@/lib/platform/normalize";
import { db } from "@/lib/db/db";
import { type Hit, holding } from "@/lib/db/search-index";
import { inProjects } from "./in-projects";
import { otherLayout } from "@/lib/platform/keyboard-layout";
import { waysToHold } from "./wanted";

/** A longer text is nobody's name. */
const WORDS = 8;

/**
 * The addresses of at most so many who match, the best first: exactly this address or code, then
 * where words begin so, then anywhere inside; what was typed before what the other keyboard layout
 * makes of it. Where there are fewer than `limit`, these are all.
 */
export async function findAddresses(
  projectIds: string[],
  typed: string,
  limit: number,
): Promise<string[]> {
  const text = typed.trim().split(/\s+/).slice(0, WORDS).join(" ");
  if (text === "" || projectIds.length === 0) return [];
  const keys = new Set(await calledExactly(projectIds, text));
  for (const wording of new Set([text, otherLayout(text)])) {
    for (const parts of waysToHold(wording)) {
      if (keys.size >= limit) break;
      for (const key of await addressesHolding(projectIds, parts, limit)) keys.add(key);
    }
  }
  return [...keys].slice(0, limit);
}

/** By name; so many at least, where there are. */
async function addressesHolding(
  projectIds: string[],
  parts: string[],
  limit: number,
): Promise<string[]> {
  const names = new Map<string, string>();
  for await (const hits of holding(projectIds, parts)) {
    for (const hit of hits) names.set(hit.email_key, hit.name_key);
    if (names.size >= limit) break;
  }
  const hits = Array.from(names, ([email_key, name_key]): Hit => ({ email_key, name_key }));
  return hits
    .toSorted((a, b) => (a.name_key < b.name_key ? -1 : Number(a.name_key > b.name_key)))
    .map(({ email_key }) => email_key);
}

async function calledExactly(projectIds: string[], text: string): Promise<string[]> {
  // Neither an address nor a code has spaces.
  if (text.includes(" ")) return [];
  const there = db()
    .selectFrom("participants")
    .innerJoin("conferences", (join) =>
      join
        .onRef("conferences.project_id", "=", "participants.project_id")
        .onRef("conferences.code", "=", "participants.conference_code"),
    )
    .select("participants.email_key")
    .where("participants.gone_at", "is", null)
    .where("conferences.deleted_at", "is", null)
    .where(inProjects(projectIds));
  const rows = await there
    .where("participants.email_key", "=", emailKey(text))
    .union(there.where("participants.code", "=", text))
    .execute();
  return rows.map(({ email_key }) => email_key);
}
