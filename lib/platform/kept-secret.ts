import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ConfigurationError } from "./configuration-error";

/**
 * The secret kept in the data folder, made at the first call. Two processes that begin at once end
 * up with the same one: it is written aside and linked into place, and a link never replaces a file.
 */
export function keptSecret(dataDir: string, bytes: number): string {
  const file = path.join(dataDir, "secret");
  const kept = read(file) ?? make(dataDir, file);
  if (kept === null || Buffer.byteLength(kept) < bytes) {
    throw new ConfigurationError(
      `NEXTAUTH_SECRET is not set, and ${file} contains fewer than ${bytes} bytes. Set it, or restore the file from a backup.`,
    );
  }
  return kept;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new ConfigurationError(`FOYER_DATA_DIR: can't read ${file}. Check its permissions.`);
  }
}

function make(dataDir: string, file: string): string | null {
  const aside = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(aside, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch {
    throw new ConfigurationError(
      `FOYER_DATA_DIR: can't write to ${dataDir}. Check its permissions.`,
    );
  }
  try {
    linkSync(aside, file);
  } catch {
    // Another process was first; its secret is read below.
  }
  rmSync(aside, { force: true });
  return read(file);
}
