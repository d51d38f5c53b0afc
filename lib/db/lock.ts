import path from "node:path";
import Database from "libsql";
import { ConfigurationError } from "@/lib/platform/configuration-error";

/**
 * Takes the data folder for this process; answers how to give it back. The lock is an exclusive
 * transaction on a file of its own: the operating system drops it when the process ends, even by
 * `kill -9`, so it is never stale. Throws ConfigurationError when another process has it.
 */
export function holdFolder(dataDir: string): () => void {
  const lock = new Database(path.join(dataDir, "lock.db"));
  try {
    lock.exec("pragma busy_timeout = 0");
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith("SQLITE_BUSY"))
      throw error;
    throw new ConfigurationError(
      `FOYER_DATA_DIR: ${dataDir} is in use by another Foyer process. Stop it, or set another folder.`,
    );
  }
  return () => lock.close();
}
