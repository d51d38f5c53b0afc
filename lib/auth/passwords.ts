import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet); argon2id is the default. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const AT_ONCE = 2;
const WAITING_AT_MOST = 32;

type Gate = { running: number; waiting: (() => void)[]; nobody?: Promise<string> };

declare global {
  var foyerPasswords: Gate | undefined;
}

/** Too many passwords are being checked already; the caller says "busy". */
export class BusyError extends Error {
  override name = "BusyError";
}

/** The hash of a password, in PHC form. Throws BusyError when the queue is full. */
export function hashPassword(password: string): Promise<string> {
  return queued(() => hash(password, OPTIONS));
}

/**
 * Whether the password fits the hash. Without a hash (nobody has this address) it takes as long and
 * answers no. Throws BusyError when the queue is full.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  gate().nobody ??= hash("nobody's password", OPTIONS);
  const nobody = await gate().nobody;
  const fits = await queued(() => verify(stored ?? nobody ?? "", password));
  return stored !== null && fits;
}

function gate(): Gate {
  globalThis.foyerPasswords ??= { running: 0, waiting: [] };
  return globalThis.foyerPasswords;
}

/** A hash fills 19 MiB and a core: two at once, so that guessing can't take the machine. */
async function queued<T>(work: () => Promise<T>): Promise<T> {
  const { waiting } = gate();
  if (gate().running >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST) throw new BusyError("too many passwords to check");
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    gate().running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else gate().running -= 1;
  }
}
