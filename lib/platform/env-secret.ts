import { readFileSync } from "node:fs";
import path from "node:path";
import { ConfigurationError } from "./configuration-error";
import { SECRET_BYTES } from "./env-variables";

/** Returns the path of the file that stores the secret if NEXTAUTH_SECRET is unset. */
export function secretFile(dataDir: string): string {
  return path.join(dataDir, "secret");
}

/** Returns the secret in a file; null when there is no file. Throws ConfigurationError when it is unusable. */
export function readSecret(file: string): string | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new ConfigurationError(`FOYER_DATA_DIR: can't read ${file}. Check its permissions.`);
  }
  if (Buffer.byteLength(text) >= SECRET_BYTES) return text;
  throw new ConfigurationError(
    `NEXTAUTH_SECRET is not set, and ${file} contains fewer than ${SECRET_BYTES} bytes. Set it, or restore the file from a backup.`,
  );
}
