/** The maximum number of points per run. ALL_KILL_POINTS=1 and `npm run test:thorough` use every point. */
const MAX_POINTS = 16;

/** True if a run kills at every point. */
export const allKillPoints = (): boolean =>
  process.env["ALL_KILL_POINTS"] === "1" || Boolean(process.env["FOYER_THOROUGH"]);

/**
 * Returns the numbers of the disk changes at which a run kills a process: at most `most`, evenly spread.
 * KILL_POINTS_FROM moves them.
 */
export function killPoints(changes: number, most = MAX_POINTS): number[] {
  const stride = allKillPoints() ? 1 : Math.ceil(changes / most);
  const from = Number(process.env["KILL_POINTS_FROM"] ?? Math.floor(stride / 2)) % stride;
  process.stdout.write(
    `Kills at every ${stride}th of ${changes} changes: KILL_POINTS_FROM=${from} repeats it\n`,
  );
  return Array.from({ length: changes }, (_, at) => at + 1).filter(
    (at) => (at - 1) % stride === from,
  );
}

/** Returns the number of changes to the disk that a process without a kill printed. */
export function changesIn(printed: string): number {
  return Number(/changes to the disk: (\d+)/.exec(printed)?.[1]);
}
