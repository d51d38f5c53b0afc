import type { Transaction, UpdateResult } from "kysely";
import { type ActivityEntry, record } from "@/lib/audit/record";
import { outcomeOf } from "@/lib/boomstream/read-back";
import type { BoomstreamError } from "@/lib/boomstream/types";
import type { Database } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { wallNow } from "@/lib/platform/clock";
import { currentOrder } from "./request-order";

/**
 * Records an edit in the activity and, if Boomstream acknowledged it (`error` is null), writes it to the
 * mirror with `write`. Returns false if `write` found no row, because another write changed it meanwhile.
 */
export function storeEdit(
  entry: Omit<ActivityEntry, "outcome" | "errorCode">,
  error: BoomstreamError | null,
  write: (tx: Transaction<Database>) => Promise<UpdateResult>,
): Promise<boolean> {
  return withTransaction(async (tx) => {
    const stored = error !== null || Number((await write(tx)).numUpdatedRows) === 1;
    await record(tx, {
      ...entry,
      ...outcomeOf(error),
    });
    return stored;
  });
}

/** Returns the columns that place our own acknowledged write in the order of refreshes. */
export function writtenNow() {
  return { written_at: wallNow(), written_order: currentOrder() };
}
