import type { ImportRow } from "./schema";

/**
 * The rows of a chunk as one text that is the same in the browser and on the server; its SHA-256 is
 * the chunk's checksum.
 */
export function canonicalRows(rows: ImportRow[]): string {
  return JSON.stringify(
    rows.map((row) => [
      row.position,
      row.action,
      row.email,
      row.name,
      row.moderator,
      row.notify,
      row.lifetime,
      row.avatarUrl,
      row.participantCode,
      row.reason,
    ]),
  );
}
