import { emailKey, normalizeEmail } from "@/lib/platform/normalize";
import { db } from "@/lib/db/db";
import { MIN_INDEXED_LENGTH, WORD_START, words } from "@/lib/db/search-text";
import { type Hit, findInIndex } from "@/lib/db/search-index";
import { inProjects } from "./read-people";
import { otherLayout } from "@/lib/platform/keyboard-layout";

/** Words of a search beyond this are ignored. */
const MAX_WORDS = 8;

/**
 * Returns up to `limit` matching addresses, best first: the exact address or code, then word starts,
 * then any part of a word; the typed text before its other keyboard layout. Fewer than `limit` means
 * that these are all.
 */
export async function findAddresses(
  projectIds: string[],
  typed: string,
  limit: number,
): Promise<string[]> {
  const text = typed.trim().split(/\s+/).slice(0, MAX_WORDS).join(" ");
  if (text === "" || projectIds.length === 0) return [];
  const keys = new Set(await exactMatches(projectIds, text));
  for (const wording of new Set([text, otherLayout(text)])) {
    for (const parts of searchPatterns(wording)) {
      if (keys.size >= limit) break;
      for (const key of await addressesContaining(projectIds, parts, limit)) keys.add(key);
    }
  }
  return [...keys].slice(0, limit);
}

/** Sorted by name. */
async function addressesContaining(
  projectIds: string[],
  parts: string[],
  limit: number,
): Promise<string[]> {
  const names = new Map<string, string>();
  for await (const hits of findInIndex(projectIds, parts)) {
    for (const hit of hits) names.set(hit.email_key, hit.name_key);
    if (names.size >= limit) break;
  }
  const hits = Array.from(names, ([email_key, name_key]): Hit => ({ email_key, name_key }));
  return hits
    .toSorted((a, b) => (a.name_key < b.name_key ? -1 : Number(a.name_key > b.name_key)))
    .map(({ email_key }) => email_key);
}

async function exactMatches(projectIds: string[], text: string): Promise<string[]> {
  // Addresses and codes have no spaces.
  if (text.includes(" ")) return [];
  const participants = db()
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
  const rows = await participants
    .where("participants.email_key", "=", emailKey(normalizeEmail(text)))
    .union(participants.where("participants.code", "=", text))
    .execute();
  return rows.map(({ email_key }) => email_key);
}

/**
 * Returns the sets of parts to search for: each word at a word start, then each word anywhere. A single
 * set if the second would find nobody else.
 */
function searchPatterns(typed: string): string[][] {
  const wanted = words(typed);
  if (wanted.length === 0) return [];
  const beginning = wanted.map((word) => WORD_START + word);
  if (wanted.every(isShort)) return [beginning];
  return [beginning, wanted.map((word) => (isShort(word) ? WORD_START + word : word))];
}

/** Short words are only searched at word starts. */
const isShort = (word: string) => Array.from(word).length < MIN_INDEXED_LENGTH;
