import { PASSWORD_LENGTH } from "@/lib/access/passwords/password-length";

export type Strength = 0 | 1 | 2 | 3 | 4;
type Estimate = (password: string, known: string[]) => Strength;

let loading: Promise<Estimate> | undefined;

/**
 * Returns how well a password resists guessing, from 0 to 4 (zxcvbn). Loads its 49,000 common
 * passwords (220 KB) on first use.
 */
export async function strengthOf(password: string, known: string[]): Promise<Strength> {
  loading ??= load();
  const estimate = await loading;
  const strength = estimate(password.slice(0, 100), known);
  return Array.from(password).length < PASSWORD_LENGTH && strength > 1 ? 1 : strength;
}

async function load(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, known) => zxcvbn.check(password, known).score;
}
