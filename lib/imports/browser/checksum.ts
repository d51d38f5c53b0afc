import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import { canonicalRows } from "../checksum";
import type { ImportRow } from "../schema";

/** The checksum of a chunk. The browser's own SHA-256 works on secure pages only; this one anywhere. */
export function checksumOf(rows: ImportRow[]): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalRows(rows))));
}

/** The checksum of an import: of its chunks' checksums in their order. */
export function checksumOfAll(checksums: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(checksums.join(""))));
}
