import { keyedHash, seal, unseal } from "@/lib/platform/crypto";
import type { ProjectTable } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";

/** Number of characters of a key that may be shown. */
const TAIL = 4;

/** Returns the context that binds a sealed key to its project, so that rows can't be swapped. */
export function projectContext(projectId: string): string {
  return `project:${projectId}`;
}

/** Returns a keyed hash that finds a key without decrypting stored keys. */
export function keyFingerprint(key: string, secret = env().secret): string {
  return keyedHash(key, "foyer project key v1", secret);
}

/** Returns the last characters of a key, so that a person recognizes it. */
export function keyTail(key: string): string {
  return key.slice(-TAIL);
}

/** Returns the columns of a key: the sealed key, its last characters and its fingerprint. */
export function keyColumns(projectId: string, key: string) {
  const { sealed, keyId } = seal(key, projectContext(projectId));
  return {
    sealed_key: sealed,
    key_id: keyId,
    key_tail: keyTail(key),
    key_fingerprint: keyFingerprint(key),
  };
}

/** Decrypts the key of a project; empty if it was deleted or sealed with another secret. */
export function openKey(row: Pick<ProjectTable, "id" | "sealed_key" | "key_id">): string {
  if (row.sealed_key === null || row.key_id === null) return "";
  return unseal(row.sealed_key, row.key_id, projectContext(row.id)) ?? "";
}
