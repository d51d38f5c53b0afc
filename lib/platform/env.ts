import { readFileSync } from "node:fs";
import path from "node:path";
import manifest from "../../package.json";
import { ConfigurationError } from "./configuration-error";
import { checkNames, readSecretFiles } from "./env-names";
import { perProcess } from "./per-process";
import * as z from "./zod";

const PLACEHOLDER = "change-me";
const SECRET_BYTES = 32;
const PASSWORD_LENGTH = 12;

/** Returns the schema of a whole number within limits, with a default. */
function whole(from: number, to: number, fallback: number) {
  const message = `must be a whole number from ${from} to ${to}`;
  return z.pipe(
    z._default(z.string().check(z.regex(/^\d{1,9}$/, message)), String(fallback)),
    z.pipe(z.transform(Number), z.number().check(z.minimum(from, message), z.maximum(to, message))),
  );
}

function address(message: string, protocols: RegExp) {
  return z
    .string()
    .check(
      z.refine((value) => URL.canParse(value) && protocols.test(new URL(value).protocol), message),
    );
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Returns the schema of an OpenID Connect issuer: https, or http on this machine. */
function issuer() {
  const message = "must be an https address such as https://login.example.com";
  return z.string().check(
    z.refine((value) => {
      if (!URL.canParse(value)) return false;
      const { protocol, hostname, search, hash } = new URL(value);
      if (search || hash) return false;
      return protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
    }, message),
  );
}

const Variables = z.object({
  PORT: whole(1, 65_535, 3000),
  NEXTAUTH_URL: z.optional(
    address("must be an address such as https://foyer.example.com", /^https?:$/).check(
      z.refine(
        (value) => !URL.canParse(value) || /^\/?$/.test(new URL(value).pathname),
        "must be an address without a path, such as https://foyer.example.com",
      ),
    ),
  ),
  NEXTAUTH_SECRET: z.optional(
    z.string().check(
      z.refine(
        (value) => Buffer.byteLength(value) >= SECRET_BYTES,
        `must be at least ${SECRET_BYTES} bytes (generate one with: openssl rand -base64 48)`,
      ),
      z.refine(
        (value) => !value.includes(PLACEHOLDER),
        "is still the example value (generate one with: openssl rand -base64 48)",
      ),
    ),
  ),
  FOYER_DATA_DIR: z._default(z.string(), ".data"),
  DATABASE_URL: z.optional(
    address("must start with postgres:// (leave it unset for SQLite)", /^postgres(ql)?:$/),
  ),
  FOYER_DATABASE_CONNECTIONS: whole(2, 100, 4),
  FOYER_DATABASE_TIMEOUT_MS: whole(1_000, 300_000, 15_000),
  FOYER_STOP_SECONDS: z.optional(whole(1, 600, 15)),
  FOYER_METRICS_TOKEN: z.optional(
    z.string().check(z.minLength(16, "must be at least 16 characters")),
  ),
  FOYER_LOG_LEVEL: z._default(
    z.enum(["error", "warn", "info", "debug"], "must be error, warn, info or debug"),
    "info",
  ),
  FOYER_ADMIN_EMAIL: z._default(
    z.pipe(z.string().check(z.trim(), z.toLowerCase()), z.email("must be an email address")),
    "admin@foyer.local",
  ),
  FOYER_ADMIN_PASSWORD: z.optional(
    z
      .string()
      .check(z.minLength(PASSWORD_LENGTH, `must be at least ${PASSWORD_LENGTH} characters`)),
  ),
  FOYER_SANDBOX_PORT: whole(1, 65_535, 3400),
  FOYER_UNDO_SECONDS: whole(0, 120, 6),
  FOYER_SWEEP_MINUTES: whole(1, 1_440, 10),
  FOYER_INVITE_RATE: whole(1, 10_000, 5),
  FOYER_INVITE_CONCURRENCY: whole(1, 64, 4),
  FOYER_INVITE_SETTLE_SECONDS: whole(1, 3_600, 120),
  FOYER_TRUSTED_PROXIES: whole(0, 10, 0),
  // Used by scripts/serve.mjs, which starts before this file.
  FOYER_HOST: z.optional(
    z.string().check(z.regex(/^[\w.:-]+$/, "must be an address such as 127.0.0.1 or ::")),
  ),
  OIDC_ISSUER: z.optional(issuer()),
  OIDC_CLIENT_ID: z.optional(z.string()),
  OIDC_CLIENT_SECRET: z.optional(z.string()),
  OIDC_NAME: z.optional(z.string().check(z.maxLength(60, "must be at most 60 characters"))),
  BOOMSTREAM_API_URL: z._default(
    address("must be an address such as https://boomstream.com/api", /^https?:$/),
    "https://boomstream.com/api",
  ),
  BOOMSTREAM_API_KEY: z.optional(
    z.string().check(z.regex(/^[\x21-\x7e]+$/, "must contain only the API key, without spaces")),
  ),
  BOOMSTREAM_TRANSPORT: z._default(
    z.enum(["auto", "post", "get"], "must be auto, post or get"),
    "auto",
  ),
  BOOMSTREAM_FORMAT: z._default(z.enum(["json", "xml"], "must be json or xml"), "json"),
  BOOMSTREAM_CONCURRENCY: whole(1, 64, 4),
  BOOMSTREAM_TIMEOUT_MS: whole(100, 120_000, 10_000),
});

type Env = ReturnType<typeof readEnv>;

const state = () => perProcess("env", (): { env: Env | null } => ({ env: null }));

/**
 * Returns the configuration, read once per process. Throws ConfigurationError with one line that names
 * the variable. Never call it while a module loads: `next build` loads modules, too.
 */
export function env(): Env {
  return (state().env ??= readEnv(process.env));
}

/**
 * Makes the next call of env() read the configuration again: after a secret rotation, and in tests.
 */
export function forgetEnv(): void {
  state().env = null;
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

/** Returns the path of the file that stores the secret if NEXTAUTH_SECRET is unset. */
export function secretFile(dataDir: string): string {
  return path.join(dataDir, "secret");
}

/** Returns the secret in a file; null when there is no file. Throws ConfigurationError when it is unusable. */
export function readSecret(file: string): string | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new ConfigurationError(`FOYER_DATA_DIR: can't read ${file}. Check its permissions.`);
  }
  if (Buffer.byteLength(text) >= SECRET_BYTES) return text;
  throw new ConfigurationError(
    `NEXTAUTH_SECRET is not set, and ${file} contains fewer than ${SECRET_BYTES} bytes. Set it, or restore the file from a backup.`,
  );
}

/** Returns the configuration without the secret that may be in the data folder. */
export function readSettings(variables: Record<string, string | undefined>) {
  const set = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value?.trim() || undefined]),
  );
  checkNames(set, Object.keys(Variables.def.shape));
  const parsed = Variables.safeParse(readSecretFiles(set));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigurationError(`${String(issue?.path[0])} ${issue?.message ?? "is invalid"}.`);
  }
  const given = parsed.data;
  const dataDir = path.resolve(/* turbopackIgnore: true */ given.FOYER_DATA_DIR);
  return {
    port: given.PORT,
    /** An origin, without a trailing slash. */
    publicUrl: new URL(given.NEXTAUTH_URL ?? `http://localhost:${given.PORT}`).origin,
    configuredSecret: given.NEXTAUTH_SECRET,
    dataDir,
    databaseUrl: given.DATABASE_URL,
    database: {
      /** Pooled PostgreSQL connections of this instance; one more listens for changes. */
      connections: given.FOYER_DATABASE_CONNECTIONS,
      /** Statement timeout (ms). */
      timeoutMs: given.FOYER_DATABASE_TIMEOUT_MS,
    },
    /** Time limit of a stop (ms); by default the longest call and a margin. */
    stopMs: given.FOYER_STOP_SECONDS
      ? given.FOYER_STOP_SECONDS * 1_000
      : given.BOOMSTREAM_TIMEOUT_MS + 5_000,
    /** The token that allows reading /metrics. */
    metricsToken: given.FOYER_METRICS_TOKEN,
    logLevel: given.FOYER_LOG_LEVEL,
    adminEmail: given.FOYER_ADMIN_EMAIL,
    adminPassword: given.FOYER_ADMIN_PASSWORD,
    boomstream: {
      apiUrl: given.BOOMSTREAM_API_URL.replace(/\/+$/, ""),
      apiKey: given.BOOMSTREAM_API_KEY,
      transport: given.BOOMSTREAM_TRANSPORT,
      format: given.BOOMSTREAM_FORMAT,
      concurrency: given.BOOMSTREAM_CONCURRENCY,
      timeoutMs: given.BOOMSTREAM_TIMEOUT_MS,
    },
    /** The first port that the sandbox tries. */
    sandboxPort: given.FOYER_SANDBOX_PORT,
    undoSeconds: given.FOYER_UNDO_SECONDS,
    /** The age at which a roster is refreshed without a reader (ms). */
    sweepMs: given.FOYER_SWEEP_MINUTES * 60_000,
    imports: {
      /** Invitations per second, over all instances. */
      rate: given.FOYER_INVITE_RATE,
      /** Invitations in flight in this instance. */
      concurrency: given.FOYER_INVITE_CONCURRENCY,
      /** Time after which Boomstream has finished a request whose response was lost (ms). */
      settleMs: given.FOYER_INVITE_SETTLE_SECONDS * 1000,
    },
    /** The number of trusted proxies in front, each of which adds to `X-Forwarded-For`. */
    trustedProxies: given.FOYER_TRUSTED_PROXIES,
    /** The identity provider for sign-in; null when there is none. */
    oidc: oidcIn(given),
    version: manifest.version,
  };
}

/** Returns the identity provider; null when unset. Throws ConfigurationError when only a part is set. */
function oidcIn(given: z.infer<typeof Variables>) {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = given;
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET) {
    return {
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      name: OIDC_NAME ?? new URL(OIDC_ISSUER).host,
    };
  }
  const together = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET };
  const set = Object.entries({ ...together, OIDC_NAME }).find(([, value]) => value);
  const missing = Object.entries(together).find(([, value]) => !value);
  if (set && missing) {
    throw new ConfigurationError(`${missing[0]} must be set because ${set[0]} is set.`);
  }
  return null;
}
