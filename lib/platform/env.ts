import { readFileSync } from "node:fs";
import path from "node:path";
import manifest from "../../package.json";
import { ConfigurationError } from "./configuration-error";
import { checkNames, readSecretFiles, SECRET_NAMES, withGivenNames } from "./env-names";
import { LOOPBACK, SECRET_BYTES, Variables } from "./env-variables";
import { readMailbox } from "./mailbox";
import { perProcess } from "./per-process";
import * as z from "./zod";

const DAY = 86_400_000;

type Env = ReturnType<typeof readEnv>;

type Given = Record<string, string | undefined>;
type State = { env: Env | null; given: Given | null };

const state = () => perProcess("env", (): State => ({ env: null, given: null }));

/** The variables of the start: libraries change some later. */
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

/** Returns a message that names the variables as they are set: `DATABASE_URL_FILE` where a file gave the value. */
export function nameVariables(message: string): string {
  return withGivenNames(message, given());
}

/** A setting as people may see it; `value` is null when it is unset or a secret. */
export type SettingInForce = { name: string; value: string | null; secret: boolean; set: boolean };

/** Returns every setting in force, by name. Of a secret only whether it is set. */
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

function withoutEmpty(variables: Record<string, string | undefined>) {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value?.trim() || undefined]),
  );
}

/** Returns the configuration without the secret that may be in the data folder. */
export function readSettings(variables: Record<string, string | undefined>) {
  const set = withoutEmpty(variables);
  checkNames(set, Object.keys(Variables.def.shape));
  const parsed = Variables.safeParse(readSecretFiles(set));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigurationError(`${String(issue?.path[0])} ${issue?.message ?? "is invalid"}.`);
  }
  const given = parsed.data;
  const api = new URL(given.BOOMSTREAM_API_URL);
  if (
    api.protocol === "http:" &&
    !LOOPBACK.test(api.hostname) &&
    given.BOOMSTREAM_ALLOW_HTTP === "no"
  ) {
    throw new ConfigurationError(
      "BOOMSTREAM_API_URL must use https: the API key would be readable on the network. To allow it, set BOOMSTREAM_ALLOW_HTTP=yes.",
    );
  }
  const publicUrl = given.NEXTAUTH_URL ?? `http://localhost:${given.PORT}`;
  const dataDir = path.resolve(/* turbopackIgnore: true */ given.FOYER_DATA_DIR);
  return {
    port: given.PORT,
    /** An origin, without a trailing slash. */
    publicUrl: new URL(publicUrl).origin,
    /** The path of the public address, such as `/foyer`; undefined when the address is unset. */
    publicPath: given.NEXTAUTH_URL && new URL(given.NEXTAUTH_URL).pathname.replace(/\/+$/, ""),
    /** The origin of personal links; by default the same. */
    guestUrl: new URL(given.FOYER_GUEST_URL ?? publicUrl).origin,
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
    /** How traces are sent; null: not at all. The library reads the other OTEL_* variables. */
    traces:
      given.OTEL_SDK_DISABLED === "false" &&
      (given.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? given.OTEL_EXPORTER_OTLP_ENDPOINT)
        ? { protocol: given.OTEL_EXPORTER_OTLP_PROTOCOL }
        : null,
    /** Where the activity is sent besides; null: nowhere. */
    activityStream: activityStreamIn(given),
    backup: {
      /** The folder for scheduled backups; null when there are none. */
      dir: given.FOYER_BACKUP_DIR
        ? path.resolve(/* turbopackIgnore: true */ given.FOYER_BACKUP_DIR)
        : null,
      everyMs: given.FOYER_BACKUP_HOURS * 3_600_000,
      keep: given.FOYER_BACKUP_KEEP,
      /** Encrypts backups. */
      passphrase: given.FOYER_BACKUP_PASSPHRASE ?? null,
    },
    /** How long data is kept (ms); null: for good. */
    keep: {
      sessions: given.FOYER_KEEP_SESSIONS_DAYS * DAY,
      submissions: given.FOYER_KEEP_SUBMISSIONS_DAYS * DAY,
      deleted: given.FOYER_KEEP_DELETED_DAYS * DAY,
      links: given.FOYER_KEEP_LINKS_DAYS ? given.FOYER_KEEP_LINKS_DAYS * DAY : null,
      invitations: given.FOYER_KEEP_INVITATIONS_DAYS
        ? given.FOYER_KEEP_INVITATIONS_DAYS * DAY
        : null,
    },
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
    /** Networks (CIDR) that people may come from; none: all. */
    networks: {
      all: given.FOYER_ALLOWED_NETWORKS,
      administrators: given.FOYER_ADMIN_NETWORKS,
    },
    /** Where a vulnerability of this installation is reported. */
    securityContact: given.FOYER_SECURITY_CONTACT,
    sessions: {
      /** A session ends this long after signing in (ms). */
      lifetimeMs: given.FOYER_SESSION_HOURS * 3_600_000,
      /** And this long after its last use (ms). */
      idleMs: given.FOYER_SESSION_IDLE_MINUTES * 60_000,
      perPerson: given.FOYER_SESSIONS_PER_PERSON,
    },
    /** The identity provider for sign-in; null when there is none. */
    oidc: oidcIn(given),
    /** The team's mail server; null: Foyer sends no mail. */
    mail: mailIn(given),
    /** Signs the bounces that a mail service reports; null: none are taken. */
    bounceSecret: given.FOYER_BOUNCE_SECRET ?? null,
    version: manifest.version,
  };
}

const Role = z.enum(["support", "manager", "administrator"]);

function rolesIn(text: string): Map<string, z.infer<typeof Role>> {
  return new Map(
    text.split(",").map((pair) => {
      const [group = "", role] = pair.split("=");
      return [group.trim(), Role.parse(role?.trim())] as const;
    }),
  );
}

/** Returns where the activity is sent; null when unset. Throws ConfigurationError without a secret. */
function activityStreamIn(given: z.infer<typeof Variables>) {
  const { FOYER_ACTIVITY_STREAM: url, FOYER_ACTIVITY_STREAM_SECRET: secret = "" } = given;
  if (url === undefined) return null;
  if (url.startsWith("http") && secret === "") {
    throw new ConfigurationError(
      "FOYER_ACTIVITY_STREAM_SECRET must be set because FOYER_ACTIVITY_STREAM is an https address.",
    );
  }
  return { url, secret };
}

/** Returns the mail server; null when unset. Throws ConfigurationError when only a part is set. */
function mailIn(given: z.infer<typeof Variables>) {
  const { SMTP_URL: url, SMTP_FROM } = given;
  const from = SMTP_FROM === undefined ? null : readMailbox(SMTP_FROM);
  if (url === undefined && from === null) return null;
  if (url === undefined || from === null) {
    const [missing, set] = url === undefined ? ["URL", "FROM"] : ["FROM", "URL"];
    throw new ConfigurationError(`SMTP_${missing} must be set because SMTP_${set} is set.`);
  }
  return {
    url,
    from,
    /** Messages per minute over all instances, and to one domain. */
    perMinute: given.SMTP_RATE,
    perDomain: given.SMTP_DOMAIN_RATE,
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
      /** Nobody signs in with a password. */
      only: given.OIDC_ONLY === "yes",
      /** Counts an address as verified when the provider says nothing of it. */
      trustEmail: given.OIDC_TRUST_EMAIL === "yes",
      groupsClaim: given.OIDC_GROUPS_CLAIM,
      /** The role of each group; null: roles are managed here. */
      roles: given.OIDC_ROLES === undefined ? null : rolesIn(given.OIDC_ROLES),
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
