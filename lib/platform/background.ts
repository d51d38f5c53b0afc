import { log } from "./log";

/** Lets work go on after the answer was given; its failure is logged, never thrown. */
export function background(name: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => log.error({ err: error, work: name }, "background work failed"));
}

/** Waits for the work, but no longer than `ms`; it goes on either way. */
export async function within(name: string, ms: number, work: Promise<unknown>): Promise<void> {
  background(name, work);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.then(() => undefined).catch(() => undefined), patience]);
  clearTimeout(timer);
}
