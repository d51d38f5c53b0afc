import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { lockFolder } from "@/lib/db/lock";
import { syncFolder } from "@/lib/platform/sync-to-disk";

/** Files of a backup that is complete and is being moved into place. */
const complete = (dataDir: string) => path.join(dataDir, "restore.complete");
/** Files of a backup that wait for the commit of their database on PostgreSQL. */
const prepared = (dataDir: string, id: string) => path.join(dataDir, `${PREPARED}${id}`);
const PREPARED = "restore.prepared-";

/** Files of a backup that is still being unpacked. */
export const unfinished = (dataDir: string) => path.join(dataDir, "restore.unfinished");

/** Moves the unpacked files into place. If the process is killed meanwhile, finishRestore() completes it. */
export function placeFiles(dataDir: string): void {
  renameSync(unfinished(dataDir), complete(dataDir));
  syncFolder(dataDir);
  moveIntoPlace(dataDir);
}

/** Keeps the unpacked files until the database of restore `id` is committed. */
export function prepareFiles(dataDir: string, id: string): void {
  renameSync(unfinished(dataDir), prepared(dataDir, id));
  syncFolder(dataDir);
}

/** Ends a restore that was killed: completes it, or removes its files. */
export function finishRestore(dataDir: string): void {
  if (!existsSync(complete(dataDir)) && !existsSync(unfinished(dataDir))) return;
  const unlock = lockFolder(dataDir);
  try {
    moveIntoPlace(dataDir);
    rmSync(unfinished(dataDir), { recursive: true, force: true });
  } finally {
    unlock();
  }
}

/**
 * Ends restores on PostgreSQL: moves the files of the restore that created the database into place, and
 * removes those of restores that were never committed. Returns true if files were moved.
 */
export function finishPrepared(dataDir: string, restored: string | null): boolean {
  let moved = false;
  for (const name of existsSync(dataDir) ? readdirSync(dataDir) : []) {
    if (!name.startsWith(PREPARED)) continue;
    if (name.slice(PREPARED.length) === restored) {
      renameSync(path.join(dataDir, name), complete(dataDir));
      moveIntoPlace(dataDir);
      moved = true;
    } else {
      rmSync(path.join(dataDir, name), { recursive: true, force: true });
    }
  }
  return moved;
}

/** Idempotent. First removes the write-ahead log of the old database, which must not be used with the new one. */
function moveIntoPlace(dataDir: string): void {
  const folder = complete(dataDir);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    for (const log of ["-wal", "-shm"]) rmSync(path.join(dataDir, name + log), { force: true });
    renameSync(path.join(folder, name), path.join(dataDir, name));
  }
  rmSync(folder, { recursive: true });
  syncFolder(dataDir);
}
