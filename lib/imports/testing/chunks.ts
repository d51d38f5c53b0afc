import { createHash } from "node:crypto";
import { canonicalRows, CHUNK_ROWS, type ImportRow } from "@/lib/imports/schema";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Returns the chunks that a browser uploads. */
export function chunksOf(importId: string, rows: ImportRow[], size = CHUNK_ROWS) {
  const chunks = [];
  for (let from = 0; from < rows.length; from += size) {
    const part = rows.slice(from, from + size);
    const checksum = sha256(canonicalRows(part));
    chunks.push({ importId, index: chunks.length, rows: part, checksum });
  }
  return chunks;
}

/** Returns the request that starts the import after the upload. */
export function startRequest(importId: string, chunks: ReturnType<typeof chunksOf>) {
  return {
    importId,
    chunks: chunks.length,
    total: chunks.reduce((sum, { rows }) => sum + rows.length, 0),
    checksum: sha256(chunks.map(({ checksum }) => checksum).join("")),
  };
}
