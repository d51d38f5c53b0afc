import path from "node:path";
import Database from "libsql";
import { ConfigurationError } from "@/lib/platform/configuration-error";

/** Another process has locked the data folder. */
export class FolderInUseError extends ConfigurationError {}

/**
 * Locks the data folder for this process and returns a function that unlocks it. The lock is an exclusive
 * transaction on a separate file. The operating system releases it when the process ends, even by `kill -9`, so it is
 * never stale. Throws ConfigurationError if it can't be locked.
 */
export function lockFolder(dataDir: string): () => void {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(path.join(dataDir, "lock.db"));
    lock.exec("pragma busy_timeout = 0");
    lock.exec("begin exclusive");
  } catch (error) {
    lock?.close();
    const code = error instanceof Database.SqliteError ? error.code : "";
    if (code.startsWith("SQLITE_BUSY")) {
      throw new FolderInUseError(
        `FOYER_DATA_DIR: ${dataDir} is in use by another Foyer process. Stop it, or set another folder.`,
      );
    }
    throw new ConfigurationError(
      `FOYER_DATA_DIR: ${path.join(dataDir, "lock.db")} can't be locked (${code || "it can't be opened"}). Set a writable folder on a local disk.`,
    );
  }
  const held = lock;
  return () => held.close();
}
