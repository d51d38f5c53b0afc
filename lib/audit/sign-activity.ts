import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { record } from "./record";

/**
 * Appends a signed entry if the last one is not signed: at the first start, and after an update from a version
 * without signatures. It makes later changes of the older entries detectable.
 */
export async function signActivity(): Promise<void> {
  const last = await db()
    .selectFrom("activity")
    .select(["key_id", "seq"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last && last.key_id !== "") return;
  await withTransaction((tx) =>
    record(tx, {
      staff: null,
      projectId: null,
      action: "activity.sign",
      outcome: "done",
      subject: "",
      after: { entries: last?.seq ?? 0 },
    }),
  );
}
