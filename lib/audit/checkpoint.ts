import { createHmac, timingSafeEqual } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "@/lib/db/schema";
import { signingKey, type SigningKey } from "@/lib/platform/crypto";
import type { Keyring } from "./keyring";

/** A signed statement that the activity ended with this entry at this time. */
export type Checkpoint = { seq: number; hash: string; at: number; keyId: string; mac: string };

const PATTERN =
  /foyer-activity:v1:(?<seq>\d{1,15}):(?<hash>[0-9a-f]{64}):(?<at>\d{1,15}):(?<keyId>[0-9a-f]{12}):(?<mac>[0-9a-f]{64})/g;

/** Returns a checkpoint of the activity's end; null if there is no entry. */
export async function makeCheckpoint(
  db: Kysely<Database>,
  key = signingKey(),
): Promise<Checkpoint | null> {
  const head = await db
    .selectFrom("activity_head")
    .select(["seq", "hash"])
    .where("seq", ">", 0)
    .executeTakeFirst();
  if (!head) return null;
  const unsigned = { seq: head.seq, hash: head.hash, at: Date.now(), keyId: key.keyId };
  return { ...unsigned, mac: macOf(unsigned, key) };
}

/** Returns a checkpoint as text, which `npm run activity:verify -- --since` reads. */
export function formatCheckpoint({ seq, hash, at, keyId, mac }: Checkpoint): string {
  return ["foyer-activity", "v1", seq, hash, at, keyId, mac].join(":");
}

/** Returns every checkpoint in a text, such as a file of the log. */
export function findCheckpoints(text: string): Checkpoint[] {
  return [...text.matchAll(PATTERN)].map(({ groups = {} }) => ({
    seq: Number(groups["seq"]),
    hash: groups["hash"] ?? "",
    at: Number(groups["at"]),
    keyId: groups["keyId"] ?? "",
    mac: groups["mac"] ?? "",
  }));
}

/** Returns true if the checkpoint was signed with one of the keys. */
export function isSigned(checkpoint: Checkpoint, keyring: Keyring): boolean {
  const key = keyring.all.get(checkpoint.keyId);
  if (!key) return false;
  const expected = Buffer.from(macOf(checkpoint, key), "hex");
  const given = Buffer.from(checkpoint.mac, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function macOf({ seq, hash, at }: Omit<Checkpoint, "mac">, { key, keyId }: SigningKey): string {
  const text = JSON.stringify(["checkpoint v1", seq, hash, at, keyId]);
  return createHmac("sha256", key).update(text).digest("hex");
}
