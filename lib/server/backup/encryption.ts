import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { Transform } from "node:stream";

/** The start of an encrypted backup, followed by salt, nonce, ciphertext and tag. */
const MAGIC = Buffer.from("FOYERBK1", "latin1");
const SALT = 16;
const NONCE = 12;
const TAG = 16;
const HEADER = MAGIC.length + SALT + NONCE;
/** 32 MB of memory for each guess of the passphrase. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** Thrown if the passphrase is wrong, or the file was changed or truncated. */
class DecryptionError extends Error {
  override name = "DecryptionError";
}

/** Returns true if a file that starts with these bytes is an encrypted backup. */
export function isEncrypted(start: Uint8Array): boolean {
  return MAGIC.equals(start.subarray(0, MAGIC.length));
}

/** Returns a stream that encrypts with AES-256-GCM under a key derived from the passphrase with scrypt. */
export function encryption(passphrase: string): Transform {
  const header = Buffer.concat([MAGIC, randomBytes(SALT), randomBytes(NONCE)]);
  const { key, nonce } = keyOf(passphrase, header);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(header);
  let started = false;
  const begin = () => (started ? Buffer.alloc(0) : ((started = true), header));
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, Buffer.concat([begin(), cipher.update(chunk)]));
    },
    flush(done) {
      done(null, Buffer.concat([begin(), cipher.final(), cipher.getAuthTag()]));
    },
  });
}

/**
 * Returns a stream that decrypts. It fails with DecryptionError at the end if the file was changed, so use its
 * output only after the end.
 */
export function decryption(passphrase: string): Transform {
  let buffered = Buffer.alloc(0);
  let decipher: ReturnType<typeof decipherOf> | null = null;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      buffered = Buffer.concat([buffered, chunk]);
      if (!decipher && buffered.length >= HEADER) {
        decipher = decipherOf(passphrase, buffered.subarray(0, HEADER));
        buffered = buffered.subarray(HEADER);
      }
      // The last bytes may be the tag.
      if (!decipher || buffered.length <= TAG) return done();
      const part = decipher.update(buffered.subarray(0, buffered.length - TAG));
      buffered = buffered.subarray(buffered.length - TAG);
      done(null, part);
    },
    flush(done) {
      try {
        if (!decipher || buffered.length < TAG) throw new DecryptionError();
        done(null, decipher.setAuthTag(buffered).final());
      } catch {
        done(new DecryptionError("The passphrase is wrong, or the file is damaged."));
      }
    },
  });
}

function decipherOf(passphrase: string, header: Buffer) {
  const { key, nonce } = keyOf(passphrase, header);
  return createDecipheriv("aes-256-gcm", key, nonce).setAAD(header);
}

function keyOf(passphrase: string, header: Buffer): { key: Buffer; nonce: Buffer } {
  const salt = header.subarray(MAGIC.length, MAGIC.length + SALT);
  return { key: scryptSync(passphrase, salt, 32, COST), nonce: header.subarray(HEADER - NONCE) };
}
