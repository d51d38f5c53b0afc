import { db } from "@/lib/db/db";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
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
  const { dir, everyMs } = env().backup;
  const [done, failed] = await Promise.all([newest("done"), newest("failed")]);
  return {
    done: done ? { at: done.created_at, file: done.file, bytes: done.bytes ?? 0 } : null,
    failure:
      failed && failed.created_at > (done?.created_at ?? 0)
        ? { at: failed.created_at, error: failed.error ?? "" }
        : null,
    scheduled: dir !== null,
    overdue: dir !== null && done !== undefined && wallNow() - done.created_at > 2 * everyMs,
  };
}
