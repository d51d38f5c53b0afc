import { setTimeout as until } from "node:timers/promises";
import { checkCredentials } from "@/lib/access/sign-in/credentials";

/**
 * Guesses an account's password so many times at once, from these networks in turn, and together with
 * other instances that begin at the same time (ms); how each ended.
 */
export async function guessAtOnce(
  email: string,
  times: number,
  networks: string[],
  begin: number,
): Promise<Record<string, number>> {
  await until(begin - Date.now());
  const ended = await Promise.all(
    Array.from({ length: times }, (_, i) =>
      checkCredentials(email, `guess ${i}`, { address: networks[i % networks.length] ?? "" }),
    ),
  );
  const tally: Record<string, number> = {};
  for (const one of ended) {
    const how = one.ok ? "in" : one.code;
    tally[how] = (tally[how] ?? 0) + 1;
  }
  return tally;
}
