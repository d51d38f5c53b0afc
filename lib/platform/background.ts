import { log } from "./log";

/** Continues work after the response was sent. Logs its failure and never throws. */
export function background(name: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => log.error({ err: error, work: name }, "background work failed"));
}

/** Waits up to `ms` for work that continues either way. */
export async function within(name: string, ms: number, work: Promise<unknown>): Promise<void> {
  background(name, work);
  await withDeadline(ms, work).catch(() => undefined);
}

/** Thrown if work exceeds its deadline. */
export class DeadlineError extends Error {
  override name = "DeadlineError";
}

/** Returns the result of the work, or throws DeadlineError after `ms`; the work itself continues. */
export async function withDeadline<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(`no result within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
