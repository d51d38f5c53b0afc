import { isPostgres } from "./db";
import type { Hit } from "./search-hit";

export type { Hit } from "./search-hit";
import { fewHoldingOnPostgres, holdingOnPostgres } from "./search-index-postgres";
import { fewHoldingOnSqlite, holdingOnSqlite } from "./search-index-sqlite";

/**
 * Participants of these projects whose searched text holds all the parts, as they stand; at least
 * three letters each. They come in portions, so that who has enough can stop, and each portion costs
 * a few milliseconds however many there are; whoever goes on to the end misses nobody, though some
 * may come twice. Who is gone, or whose conference is, is left out.
 */
export function holding(projectIds: string[], parts: string[]): AsyncIterable<Hit[]> {
  return isPostgres() ? holdingOnPostgres(projectIds, parts) : holdingOnSqlite(projectIds, parts);
}

/** The same of one project, at once; null where there are more than `most`. */
export function fewHolding(
  projectId: string,
  parts: string[],
  most: number,
): Promise<Hit[] | null> {
  return isPostgres()
    ? fewHoldingOnPostgres(projectId, parts, most)
    : fewHoldingOnSqlite(projectId, parts, most);
}
