import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { boundedQueue } from "./bounded-queue";

export { BusyError } from "./bounded-queue";

/** 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet); argon2id is the default. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash fills 19 MiB and a core: two at once, so that guessing can't take the machine. */
const queued = boundedQueue("passwords", 2, 32);

let nobody: Promise<string> | undefined;

/** The hash of a password, in PHC form. Throws BusyError when the queue is full. */
export function hashPassword(password: string): Promise<string> {
  return queued(() => hash(password, OPTIONS));
}

/**
 * Whether the password fits the hash. Without a hash (nobody has this address) it takes as long and
 * answers no. Throws BusyError when the queue is full.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hash("nobody's password", OPTIONS);
  const standIn = await nobody;
  const fits = await queued(() => verify(stored ?? standIn, password));
  return stored !== null && fits;
}
