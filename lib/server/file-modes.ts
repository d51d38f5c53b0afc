import { chmodSync, existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { log } from "@/lib/platform/log";

/**
 * Protects the data folder and its files from other users of this machine: new files get mode 0600, and modes
 * of existing files are corrected. Warns if the folder belongs to another user. Windows has no such modes.
 */
export function restrictFiles(dataDir: string): void {
  if (process.platform === "win32") return;
  process.umask(0o077);
  if (!existsSync(dataDir)) return;
  const { uid } = statSync(dataDir);
  if (uid !== process.getuid?.()) {
    log.warn(
      { dataDir, uid },
      "the data folder belongs to another user, who can replace its files",
    );
  }
  restrict(dataDir, 0o700);
  for (const entry of readdirSync(dataDir, { withFileTypes: true })) {
    if (entry.isFile()) restrict(path.join(dataDir, entry.name), 0o600);
  }
}

function restrict(place: string, mode: number): void {
  try {
    if ((statSync(place).mode & 0o077) !== 0) chmodSync(place, mode);
  } catch (error) {
    log.warn({ err: error }, "can't restrict the modes of the data folder");
  }
}
