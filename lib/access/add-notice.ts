import type { Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";
import { newId } from "@/lib/platform/ids";

/** A message that a person sees on every page until they dismiss it. */
type NoticeContent =
  | { kind: "failed-sign-ins"; count: number }
  | { kind: "work-paused"; name: string; imports: number; revocations: number }
  | { kind: "staff-recovered"; name: string }
  | { kind: "sign-in-reset"; name: string; by: string };

/** Adds a notice for one person. */
export async function addNotice(
  tx: Transaction<Database>,
  staffId: string,
  { kind, ...details }: NoticeContent,
): Promise<void> {
  await tx
    .insertInto("notices")
    .values({
      id: newId(),
      staff_id: staffId,
      kind,
      details: JSON.stringify(details),
      created_at: Date.now(),
      dismissed_at: null,
    })
    .execute();
}

/** Adds a notice for every administrator with an open account. */
export async function notifyAdministrators(
  tx: Transaction<Database>,
  content: NoticeContent,
): Promise<void> {
  for (const { id } of await openAdministrators(tx)) await addNotice(tx, id, content);
}

/** Returns the ids of administrators with an open account. */
export function openAdministrators(tx: Transaction<Database>): Promise<{ id: string }[]> {
  return tx
    .selectFrom("staff")
    .select("id")
    .where("role", "=", "administrator")
    .where("closed_at", "is", null)
    .execute();
}
