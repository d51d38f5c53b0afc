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
  const administrators = await tx
    .selectFrom("staff")
    .select("id")
    .where("role", "=", "administrator")
    .where("closed_at", "is", null)
    .execute();
  for (const { id } of administrators) await addNotice(tx, id, content);
}
