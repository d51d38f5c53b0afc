import { readFileSync } from "node:fs";
import { ConfigurationError } from "./configuration-error";

/** Secrets that can also be read from a file, whose path is in the variable with `_FILE` appended. */
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
  "FOYER_BOUNCE_SECRET",
];

/** The secrets of `npm run secrets:rotate`, which can also be read from files. */
export const ROTATION_NAMES = ["FOYER_OLD_SECRET", "FOYER_NEW_SECRET"];

/** Variables of the build and the tests. */
const OTHER_NAMES = ["FOYER_BASE_PATH", "FOYER_BROWSER", "FOYER_DIST_DIR", "FOYER_STANDALONE"];

/** Variables of the Compose files and of Caddy's sample, which `.env` also passes to Foyer's container. */
const SAMPLE_NAMES = ["FOYER_DOMAIN", "FOYER_GUEST_DOMAIN", "FOYER_UPSTREAM"];

/** The prefixes of Foyer's variables, without those of the tests. */
const OWN_PREFIX = /^(FOYER(?!_E2E_)|BOOMSTREAM|OIDC|SMTP)_/;
/** Kubernetes and Docker add these to containers next to a service with such a name. */
const SERVICE_NAME =
  /^[A-Z0-9]+_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_(TCP|UDP|SCTP)(_\w+)?)$/;
const SERVICE_VALUE = /^(tcp|udp|sctp):\/\//;
/** Other programs use separate variables for the parts of SMTP_URL. */
const SMTP_PART =
  /^SMTP_(HOST|HOSTNAME|SERVER|PORT|USER|USERNAME|LOGIN|PASS|PASSWORD|SECURE|TLS|SSL)(_FILE)?$/;

/**
 * Throws ConfigurationError for an unknown variable that begins with FOYER_, BOOMSTREAM_, OIDC_ or SMTP_, with
 * the most similar known name.
 */
export function checkNames(
  variables: Record<string, string | undefined>,
  settings: readonly string[],
): void {
  const secrets = [...SECRET_NAMES, ...ROTATION_NAMES];
  const files = secrets.map((name) => `${name}_FILE`);
  const known = [...settings, ...ROTATION_NAMES, ...files, ...OTHER_NAMES, ...SAMPLE_NAMES];
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined || !OWN_PREFIX.test(name) || known.includes(name)) continue;
    if (SERVICE_NAME.test(name) || SERVICE_VALUE.test(value)) continue;
    throw new ConfigurationError(
      `${name} is not a setting: did you mean ${nearestName(name, known)}?`,
    );
  }
}

function nearestName(name: string, known: readonly string[]): string | undefined {
  const [, , file] = SMTP_PART.exec(name) ?? [];
  if (SMTP_PART.test(name)) return `SMTP_URL${file ?? ""}`;
  return known.toSorted((a, b) => distance(name, a) - distance(name, b))[0];
}

/** Returns a text with the `_FILE` names of secrets that were read from a file. */
export function withGivenNames(
  text: string,
  variables: Record<string, string | undefined>,
): string {
  return text.replaceAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g, (name) => {
    const file = `${name}_FILE`;
    const isGiven = SECRET_NAMES.includes(name) && variables[file]?.trim();
    return isGiven && !text.includes(file) ? file : name;
  });
}

/** Returns the variables with the values of their `_FILE` files. Throws ConfigurationError. */
export function readSecretFiles(
  variables: Record<string, string | undefined>,
  names: readonly string[] = SECRET_NAMES,
): Record<string, string | undefined> {
  const read = { ...variables };
  for (const name of names) {
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
