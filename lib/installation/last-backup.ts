import { db } from "@/lib/db/db";
import type { LastBackup } from "./types";

/** Returns the newest backup that succeeded, and why a newer one failed. */
export async function lastBackup(): Promise<LastBackup> {
  const newest = (state: "done" | "failed") =>
    db()
      .selectFrom("backups")
      .select(["created_at", "file", "bytes", "error"])
      .where("state", "=", state)
      .orderBy("created_at", "desc")
      .limit(1)
      .executeTakeFirst();
  const [done, failed] = await Promise.all([newest("done"), newest("failed")]);
  return {
    done: done ? { at: done.created_at, file: done.file, bytes: done.bytes ?? 0 } : null,
    failure:
      failed && failed.created_at > (done?.created_at ?? 0)
        ? { at: failed.created_at, error: failed.error ?? "" }
        : null,
  };
}
