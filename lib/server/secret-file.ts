import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { readSecret, secretFile } from "@/lib/platform/env-secret";
import { syncFolder } from "@/lib/platform/sync-to-disk";

/**
 * Creates the file with a random secret if there is none. Two processes that start at once end up with the
 * same secret: it is written to a temporary file and linked, and a link never replaces a file. Throws
 * ConfigurationError when the folder can't be written.
 */
export function createSecret(dataDir: string): void {
  const file = secretFile(dataDir);
  if (readSecret(file) !== null) return;
  const unique = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const temporary = writeTemporary(unique, newSecret());
  try {
    linkSync(temporary, file);
  } catch {
    // Another process was first, or the file system has no links.
    if (readSecret(file) === null) renameSync(temporary, file);
  }
  rmSync(temporary, { force: true });
  syncFolder(dataDir);
}

/** Returns a new random secret (384 bits). */
export function newSecret(): string {
  return randomBytes(48).toString("base64url");
}

/** The file with the secret that a rotation is about to use. */
export const nextSecretFile = (dataDir: string) => `${secretFile(dataDir)}.next`;

const unfinished = (dataDir: string) => `${nextSecretFile(dataDir)}.unfinished`;

/** Stores the secret that a rotation is about to use, so that a crash loses neither of the two. */
export function storeNextSecret(dataDir: string, secret: string): void {
  const file = nextSecretFile(dataDir);
  rmSync(unfinished(dataDir), { force: true });
  renameSync(writeTemporary(unfinished(dataDir), secret), file);
  syncFolder(dataDir);
}

/** Makes the next secret the current one. */
export function promoteNextSecret(dataDir: string): void {
  renameSync(nextSecretFile(dataDir), secretFile(dataDir));
  syncFolder(dataDir);
}

/** Removes the next secret, also a partial one of a killed process. */
export function removeNextSecret(dataDir: string): void {
  for (const file of [nextSecretFile(dataDir), unfinished(dataDir)]) rmSync(file, { force: true });
  syncFolder(dataDir);
}

function writeTemporary(temporary: string, secret: string): string {
  const folder = path.dirname(temporary);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const descriptor = openSync(temporary, "wx", 0o600);
    writeFileSync(descriptor, `${secret}\n`);
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch {
    throw new ConfigurationError(
      `FOYER_DATA_DIR: can't write to ${folder}. Check its permissions.`,
    );
  }
  return temporary;
}
