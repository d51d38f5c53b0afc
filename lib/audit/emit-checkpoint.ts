import { db } from "@/lib/db/db";
import { log } from "@/lib/platform/log";
import { perProcess } from "@/lib/platform/per-process";
import { type Checkpoint, formatCheckpoint, makeCheckpoint } from "./checkpoint";

const last = () => perProcess("checkpoint", (): { seen: Checkpoint | null } => ({ seen: null }));

/**
 * Logs a signed checkpoint if the activity has grown since the last one. Logs an error if the last
 * checkpoint's entry is missing or differs, because then someone changed the database outside Foyer.
 */
export async function emitCheckpoint(): Promise<void> {
  const memory = last();
  const { seen } = memory;
  const checkpoint = await makeCheckpoint(db());
  if (seen && !(await stillThere(seen))) {
    log.error({ checkpoint: formatCheckpoint(seen) }, "the activity was cut off or changed");
  }
  if (!checkpoint || checkpoint.hash === seen?.hash) return;
  memory.seen = checkpoint;
  log.info({ checkpoint: formatCheckpoint(checkpoint) }, "activity checkpoint");
}

async function stillThere({ seq, hash }: Checkpoint): Promise<boolean> {
  const row = await db()
    .selectFrom("activity")
    .select("hash")
    .where("seq", "=", seq)
    .executeTakeFirst();
  return row?.hash === hash;
}
