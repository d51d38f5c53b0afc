import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { bulkhead } from "cockatiel";
import { perProcess } from "@/lib/platform/per-process";

/** Thrown if the queue is full; shown as "busy". */
export { BulkheadRejectedError as BusyError } from "cockatiel";

/** 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet); argon2id is the default. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash takes 19 MiB and a core. At most two run at once, so that guessing can't exhaust the machine. */
const queue = () => perProcess("password hashes", () => bulkhead(2, 32));

let placeholder: Promise<string> | undefined;

/** Returns the argon2id hash of a password in PHC form. Throws BusyError when the queue is full. */
export function hashPassword(password: string): Promise<string> {
  return queue().execute(() => hash(password, OPTIONS));
}

/**
 * Returns true if the password matches the hash. Without a hash (unknown address) it takes as long and
 * returns false. Throws BusyError when the queue is full.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  placeholder ??= hash("no password", OPTIONS);
  const fallback = await placeholder;
  const matches = await queue().execute(() => verify(stored ?? fallback, password));
  return stored !== null && matches;
}
