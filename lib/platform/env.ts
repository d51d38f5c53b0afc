import { ConfigurationError } from "./configuration-error";
import { readSecretFiles, SECRET_NAMES, withGivenNames } from "./env-names";
import { readSecret, secretFile } from "./env-secret";
import { readSettings, withoutEmpty } from "./env-settings";
import { Variables } from "./env-variables";
import { perProcess } from "./per-process";

type Env = ReturnType<typeof readEnv>;

type Given = Record<string, string | undefined>;
type State = { env: Env | null; given: Given | null };

const state = () => perProcess("env", (): State => ({ env: null, given: null }));

/** The variables at the start, because libraries change some later. */
const given = () => (state().given ??= { ...process.env });

/**
 * Returns the configuration, read once per process. Throws ConfigurationError with one line that names
 * the variable. Never call it while a module loads: `next build` loads modules, too.
 */
export function env(): Env {
  return (state().env ??= readEnv(given()));
}

/**
 * Makes the next call of env() read the configuration again: after a secret rotation, and in tests.
 */
export function forgetEnv(): void {
  state().env = null;
  state().given = null;
}

/** Returns the configuration in these variables; an empty value counts as unset. Throws like env(). */
export function readEnv(variables: Record<string, string | undefined>) {
  const settings = readSettings(variables);
  const secret = settings.configuredSecret ?? readSecret(secretFile(settings.dataDir));
  if (secret === null) {
    throw new ConfigurationError(
      `NEXTAUTH_SECRET is not set, and ${secretFile(settings.dataDir)} does not exist yet: start Foyer once.`,
    );
  }
  return { ...settings, secret };
}

/**
 * Returns a message with the names of the variables that are set: `DATABASE_URL_FILE` if a file has the value.
 */
export function nameVariables(message: string): string {
  return withGivenNames(message, given());
}

/** A setting for display; `value` is null if it is unset or a secret. */
export type SettingInForce = { name: string; value: string | null; secret: boolean; set: boolean };

/** Returns the effective settings by name. For a secret, only whether it is set. */
export function settingsInForce(): SettingInForce[] {
  const set = readSecretFiles(withoutEmpty(given()));
  const defaults = new Map<string, unknown>(Object.entries(Variables.parse({})));
  return Object.keys(Variables.def.shape)
    .toSorted()
    .map((name) => {
      const secret = SECRET_NAMES.includes(name);
      const value = set[name] ?? defaults.get(name);
      const shown = typeof value === "number" ? String(value) : value;
      return {
        name,
        value: !secret && typeof shown === "string" && shown ? withoutCredentials(shown) : null,
        secret,
        set: set[name] !== undefined,
      };
    });
}

/** Addresses may contain a name and a password. */
const withoutCredentials = (value: string) => value.replace(/(\w:\/\/)[^/@]+@/, "$1…@");
