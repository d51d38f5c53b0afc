import { randomInt } from "node:crypto";

/** At most this many points per run; with ALL_KILL_POINTS=1 every point. */
const POINTS = 16;

/** Whether a run kills at every point. */
export const allKillPoints = (): boolean => process.env["ALL_KILL_POINTS"] === "1";

/**
 * Returns the disk changes, of this many, at which a run kills a process: evenly spread from a random first
 * one, which is printed. KILL_POINTS_FROM sets the first one.
 */
export function killPoints(changes: number): number[] {
  const stride = allKillPoints() ? 1 : Math.ceil(changes / POINTS);
  const from = Number(process.env["KILL_POINTS_FROM"] ?? randomInt(stride)) % stride;
  process.stdout.write(
    `Kills at every ${stride}th of ${changes} changes: KILL_POINTS_FROM=${from} repeats it\n`,
  );
  return Array.from({ length: changes }, (_, at) => at + 1).filter(
    (at) => (at - 1) % stride === from,
  );
}

/** Returns the number of changes to the disk that an unharmed process printed. */
export function changesIn(printed: string): number {
  return Number(/changes to the disk: (\d+)/.exec(printed)?.[1]);
}
