import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, openSync, readSync, closeSync } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import tar from "tar-stream";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { syncFile } from "@/lib/platform/sync-to-disk";
import { decryption, encryption, isEncrypted } from "./encryption";

/** Files of a backup: in its root, and one for each table. */
const NAME = /^(manifest\.json|foyer\.db|sandbox\.db|secret|tables\/[a-z_]+\.jsonl)$/;

/**
 * Writes files of a folder, in this order, into one compressed tar file, and syncs it to the disk. With a
 * passphrase the file is encrypted.
 */
export async function writeArchive(
  folder: string,
  names: readonly string[],
  to: string,
  passphrase: string | null,
): Promise<void> {
  const pack = tar.pack();
  const written = pipeline(
    pack,
    createGzip({ level: 1 }),
    passphrase === null ? new PassThrough() : encryption(passphrase),
    createWriteStream(to, { mode: 0o600 }),
  );
  const added = (async () => {
    for (const name of names) {
      const { size } = await stat(path.join(folder, name));
      const entry = pack.entry({ name, size, mode: 0o600 });
      await pipeline(createReadStream(path.join(folder, name)), entry);
    }
    pack.finalize();
  })();
  await Promise.all([written, added]);
  syncFile(to);
}

/**
 * Reads an archive and passes each file to a callback. Throws ConfigurationError if it can't be decrypted or
 * is incomplete, so use the files only after this returns.
 */
export async function readArchive(
  from: string,
  passphrase: string | null,
  onFile: (name: string, content: Readable) => Promise<void>,
): Promise<void> {
  const encrypted = isEncrypted(firstBytes(from));
  if (encrypted && passphrase === null) {
    throw new ConfigurationError(
      `${from} is encrypted. Set FOYER_BACKUP_PASSPHRASE or FOYER_BACKUP_PASSPHRASE_FILE.`,
    );
  }
  const extract = tar.extract();
  const files = (async () => {
    for await (const entry of extract) {
      if (!NAME.test(entry.header.name)) throw new Error(`unknown file ${entry.header.name}`);
      await onFile(entry.header.name, entry);
    }
  })();
  const unpacked = pipeline(
    createReadStream(from),
    encrypted ? decryption(passphrase ?? "") : new PassThrough(),
    createGunzip(),
    extract,
  );
  // Both must end before the caller removes the written files.
  const ends = await Promise.allSettled([unpacked, files]);
  const failed = ends.find((end) => end.status === "rejected");
  if (!failed) return;
  if (failed.reason instanceof ConfigurationError) throw failed.reason;
  // A wrong passphrase produces garbage, which fails to unpack before the tag is checked.
  throw new ConfigurationError(
    encrypted
      ? `${from} can't be decrypted: the passphrase is wrong, or the file is damaged.`
      : `${from} is not a backup of Foyer, or it is damaged.`,
  );
}

/** Returns the SHA-256 of a file, in hex. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

function firstBytes(file: string): Buffer {
  const bytes = Buffer.alloc(16);
  try {
    const descriptor = openSync(file, "r");
    readSync(descriptor, bytes);
    closeSync(descriptor);
  } catch {
    throw new ConfigurationError(`${file} can't be read.`);
  }
  return bytes;
}
