import { findParticipants, type Hit } from "@/lib/db/search";
import { otherLayout } from "./layout";

/** Participants looked at for one search; the people shown come from among them. */
const LOOKED_AT = 150;
/** A longer text is nobody's name. */
const WORDS = 8;

/**
 * The addresses of those who match, the best first: exactly this address or code, then where words
 * begin so, then anywhere inside; what was typed before what the other keyboard layout makes of it.
 */
export async function findAddresses(projectIds: string[], typed: string): Promise<string[]> {
  const text = typed.trim().split(/\s+/).slice(0, WORDS).join(" ");
  const keys = new Set<string>();
  for (const wording of new Set([text, otherLayout(text)])) {
    for (const beginning of [true, false]) {
      if (keys.size >= LOOKED_AT) break;
      const hits = await findParticipants(projectIds, wording, { beginning, limit: LOOKED_AT });
      for (const hit of sorted(hits, text)) keys.add(hit.email_key);
    }
  }
  return [...keys];
}

function sorted(hits: Hit[], text: string): Hit[] {
  const exact = (hit: Hit) => (hit.email_key === text.toLowerCase() || hit.code === text ? 0 : 1);
  return hits.toSorted(
    (a, b) =>
      exact(a) - exact(b) || (a.name_key < b.name_key ? -1 : Number(a.name_key > b.name_key)),
  );
}
