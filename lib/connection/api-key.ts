import { keyedHash } from "@/lib/platform/crypto/keyed-hash";
import { seal, unseal } from "@/lib/platform/crypto/seal";
import type { ProjectTable } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";

/** Characters of a key that may be shown. */
const TAIL = 4;

/** What a sealed key is bound to: its project, so that rows can't be swapped. */
export function projectContext(projectId: string): string {
  return `project:${projectId}`;
}

/** By which the same key is known again without opening any. */
export function keyFingerprint(key: string, secret = env().secret): string {
  return keyedHash(key, "foyer project key v1", secret);
}

/** The end of a key, by which a person knows it. */
export function keyTail(key: string): string {
  return key.slice(-TAIL);
}

/** What the table holds of a key: sealed, its end, and by what it is known again. */
export function keyColumns(projectId: string, key: string) {
  const { sealed, keyId } = seal(key, projectContext(projectId));
  return {
    sealed_key: sealed,
    key_id: keyId,
    key_tail: keyTail(key),
    key_fingerprint: keyFingerprint(key),
  };
}

/** The key of a project; empty where it was forgotten, or was sealed under another secret. */
export function openKey(row: Pick<ProjectTable, "id" | "sealed_key" | "key_id">): string {
  if (row.sealed_key === null || row.key_id === null) return "";
  return unseal(row.sealed_key, row.key_id, projectContext(row.id)) ?? "";
}
