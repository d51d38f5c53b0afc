import { readFileSync } from "node:fs";
import { ConfigurationError } from "./configuration-error";

/** Secrets that can also come from a file, whose path is in the variable with `_FILE` appended. */
export const SECRET_NAMES = [
  "NEXTAUTH_SECRET",
  "DATABASE_URL",
  "FOYER_ADMIN_PASSWORD",
  "FOYER_METRICS_TOKEN",
  "FOYER_ACTIVITY_STREAM_SECRET",
  "FOYER_BACKUP_PASSPHRASE",
  "BOOMSTREAM_API_KEY",
  "OIDC_CLIENT_SECRET",
  "SMTP_URL",
];

/** Names that other programs of Foyer read: the build, the tests and `npm run secrets:rotate`. */
const OTHER_NAMES = [
  "FOYER_BASE_PATH",
  "FOYER_BROWSER",
  "FOYER_DIST_DIR",
  "FOYER_NEW_SECRET",
  "FOYER_OLD_SECRET",
  "FOYER_STANDALONE",
];

/**
 * Checks the names of the variables that begin with FOYER_ or BOOMSTREAM_. Throws ConfigurationError
 * with the most similar known name when one is unknown.
 */
export function checkNames(
  variables: Record<string, string | undefined>,
  settings: readonly string[],
): void {
  const known = [...settings, ...SECRET_NAMES.map((name) => `${name}_FILE`), ...OTHER_NAMES];
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined || !/^(FOYER(?!_E2E_)|BOOMSTREAM)_/.test(name) || known.includes(name))
      continue;
    const [nearest] = known.toSorted((a, b) => distance(name, a) - distance(name, b));
    throw new ConfigurationError(`${name} is not a setting: did you mean ${nearest}?`);
  }
}

/** Returns the variables with the values of their `_FILE` files. Throws ConfigurationError. */
export function readSecretFiles(
  variables: Record<string, string | undefined>,
): Record<string, string | undefined> {
  const read = { ...variables };
  for (const name of SECRET_NAMES) {
    const file = variables[`${name}_FILE`];
    if (file === undefined) continue;
    if (variables[name] !== undefined) {
      throw new ConfigurationError(`${name}_FILE and ${name} are both set: unset one of them.`);
    }
    try {
      read[name] = readFileSync(/* turbopackIgnore: true */ file, "utf8").trim() || undefined;
    } catch {
      throw new ConfigurationError(`${name}_FILE: ${file} can't be read.`);
    }
  }
  return read;
}

/** Returns the number of letters to add, remove or replace (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [y, letter] of Array.from(from).entries()) {
    const next = [y + 1];
    for (const [x, other] of Array.from(to).entries()) {
      const replaced = (row[x] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[x + 1] ?? 0) + 1, (next[x] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
