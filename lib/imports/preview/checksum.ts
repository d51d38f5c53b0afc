import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import { canonicalRows, type ImportRow } from "@/lib/imports/schema";

/** Returns the SHA-256 of a chunk. The browser's `crypto.subtle` exists on secure pages only. */
export function checksumOf(rows: ImportRow[]): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalRows(rows))));
}

/** Returns the checksum of an import: the SHA-256 of its chunks' checksums in order. */
export function checksumOfAll(checksums: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(checksums.join(""))));
}
