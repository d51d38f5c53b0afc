import { setTimeout as until } from "node:timers/promises";
import { checkCredentials } from "@/lib/access/sign-in/credentials";

/**
 * Makes this many concurrent password guesses for an account, from these networks in turn. Starts at `begin`
 * (ms since 1970), together with other instances. Returns the result of each guess.
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
