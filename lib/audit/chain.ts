import { createHash, createHmac } from "node:crypto";
import type { Selectable } from "kysely";
import type { ActivityTable } from "@/lib/db/schema";
import type { SigningKey } from "@/lib/platform/crypto/signing-key";

type Row = Omit<Selectable<ActivityTable>, "hash" | "key_id">;

/**
 * Returns the signature of an entry: HMAC-SHA256 over the key's id, the previous entry's signature (empty for
 * the first) and each of its own values. Never change the order, because it would break old entries.
 */
export function signatureOf(previous: string, row: Row, { key, keyId }: SigningKey): string {
  const text = JSON.stringify(["v2", keyId, ...valuesOf(previous, row)]);
  return createHmac("sha256", key).update(text).digest("hex");
}

/** Returns the hash of an entry older than signing: SHA-256 without a key. */
export function unsignedHashOf(previous: string, row: Row): string {
  return createHash("sha256")
    .update(JSON.stringify(valuesOf(previous, row)))
    .digest("hex");
}

function valuesOf(previous: string, row: Row) {
  return [
    previous,
    row.seq,
    row.id,
    row.at,
    row.staff_id,
    row.staff_name,
    row.session_id,
    row.project_id,
    row.action,
    row.conference_code,
    row.participant_code,
    row.subject,
    row.before,
    row.after,
    row.outcome,
    row.error_code,
  ];
}
