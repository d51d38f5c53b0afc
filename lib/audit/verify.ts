import { setImmediate } from "node:timers/promises";
import type { Kysely, Selectable } from "kysely";
import type { ActivityTable, Database } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { signatureOf, unsignedHashOf } from "./record";
import { type Checkpoint, isSigned } from "./checkpoint";
import { Erasures } from "./erase";
import { type Keyring, readKeyring } from "./keyring";

const ROWS_PER_TURN = 1_000;

type Problem =
  | "missing"
  | "changed"
  | "cut off"
  | "not signed"
  | "signed with an unknown key"
  | "signed with a replaced key"
  | "not the entry of the checkpoint";

/** The state of the chain: intact, or the first broken entry and the reason. */
export type Verdict =
  | { whole: true; rows: number; head: string; unsigned: number }
  | { whole: false; seq: number; why: Problem | "signed by another Foyer" };

type Options = {
  secret?: string;
  checkpoints?: readonly Checkpoint[];
  /** Accepts a database that was last used before entries were signed. */
  mayBeUnsigned?: boolean;
};
type Known = { keyring: Keyring; seenKeys: Set<string>; erasures: Erasures };
type ChainPosition = { seq: number; hash: string; keyId: string; unsigned: number };

/**
 * Checks every entry of the activity and returns the first one that was changed, removed, inserted or cut off.
 * Signing an entry requires the secret. Entries cut off at the end are found by comparison with the head, and
 * with checkpoints if the head was changed too.
 */
export async function verifyActivity(
  db: Kysely<Database>,
  { secret = env().secret, checkpoints = [], mayBeUnsigned = false }: Options = {},
): Promise<Verdict> {
  const keyring = await readKeyring(db, secret);
  const foreign = checkpoints.find((checkpoint) => !isSigned(checkpoint, keyring));
  if (foreign) return broken(foreign.seq, "signed by another Foyer");
  const expected = new Map(checkpoints.map(({ seq, hash }) => [seq, hash]));
  const erasures = await Erasures.read(db);
  const seenKeys = new Set<string>();
  let last: ChainPosition = { seq: 0, hash: "", keyId: "", unsigned: 0 };
  for (;;) {
    const rows = await db
      .selectFrom("activity")
      .selectAll()
      .where("seq", ">", last.seq)
      .orderBy("seq")
      .limit(ROWS_PER_TURN)
      .execute();
    for (const { key_id = "", ...values } of rows) {
      // A database of an older version has no key ids.
      const row = { ...values, key_id };
      const why = problemOf(last, row, { keyring, seenKeys, erasures });
      if (why) return broken(why === "missing" ? last.seq + 1 : row.seq, why);
      if ((expected.get(row.seq) ?? row.hash) !== row.hash) {
        return broken(row.seq, "not the entry of the checkpoint");
      }
      const unsigned = last.unsigned + (row.key_id === "" ? 1 : 0);
      last = { seq: row.seq, hash: row.hash, keyId: row.key_id, unsigned };
    }
    if (rows.length < ROWS_PER_TURN) break;
    // Hashing a long activity at once would block other requests.
    await setImmediate();
  }
  const unconfirmed = erasures.unconfirmed();
  if (unconfirmed !== null) return broken(unconfirmed, "changed");
  const verdict = await endOf(db, last, Math.max(0, ...expected.keys()));
  // Foyer signs an entry at its first start and at each replacement of the secret.
  if (verdict.whole && last.keyId !== keyring.current.keyId) {
    if (last.keyId !== "") return broken(last.seq + 1, "cut off");
    if (!mayBeUnsigned) return broken(last.seq + 1, "not signed");
  }
  return verdict;
}

/**
 * Returns the problem of an entry, or null. A replaced key never signs again, and all entries after the first
 * signed one are signed.
 */
function problemOf(
  last: ChainPosition,
  row: Selectable<ActivityTable>,
  { keyring, seenKeys, erasures }: Known,
): Problem | null {
  if (row.seq !== last.seq + 1) return "missing";
  if (row.key_id === "") {
    if (last.keyId !== "") return "not signed";
    const isIntact = row.hash === unsignedHashOf(last.hash, row);
    return isIntact || erasures.explains(row) ? null : "changed";
  }
  const key = keyring.all.get(row.key_id);
  if (!key) return "signed with an unknown key";
  if (row.key_id !== last.keyId && seenKeys.has(row.key_id)) return "signed with a replaced key";
  seenKeys.add(row.key_id);
  if (row.hash === signatureOf(last.hash, row, key)) {
    erasures.confirm(row);
    return null;
  }
  return erasures.explains(row) ? null : "changed";
}

async function endOf(
  db: Kysely<Database>,
  last: ChainPosition,
  furthest: number,
): Promise<Verdict> {
  const next = last.seq + 1;
  if (furthest > last.seq) return broken(next, "cut off");
  const head = await db.selectFrom("activity_head").selectAll().executeTakeFirst();
  // A running Foyer may have appended entries meanwhile, so the head may be ahead, but never behind.
  const headRow = await db
    .selectFrom("activity")
    .select("hash")
    .where("seq", "=", head?.seq ?? 0)
    .executeTakeFirst();
  if (!head || head.seq < last.seq || (head.seq > 0 && headRow?.hash !== head.hash)) {
    return broken(next, "cut off");
  }
  return { whole: true, rows: last.seq, head: last.hash, unsigned: last.unsigned };
}

function broken(seq: number, why: Extract<Verdict, { whole: false }>["why"]): Verdict {
  return { whole: false, seq, why };
}
