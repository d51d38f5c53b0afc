import path from "node:path";
import manifest from "../../package.json";
import { ConfigurationError } from "./configuration-error";
import { checkNames, readSecretFiles } from "./env-names";
import { activityStreamIn, mailIn, oidcIn } from "./env-services";
import { LOOPBACK } from "./env-schemas";
import { Variables } from "./env-variables";

const DAY = 86_400_000;

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
    /** Time limit of a stop (ms); by default the timeout of a call and a margin. */
    stopMs: given.FOYER_STOP_SECONDS
      ? given.FOYER_STOP_SECONDS * 1_000
      : given.BOOMSTREAM_TIMEOUT_MS + 5_000,
    /** The token that allows reading /metrics. */
    metricsToken: given.FOYER_METRICS_TOKEN,
    /** How traces are sent; null: they are not sent. The library reads the other OTEL_* variables. */
    traces:
      given.OTEL_SDK_DISABLED === "false" &&
      (given.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? given.OTEL_EXPORTER_OTLP_ENDPOINT)
        ? { protocol: given.OTEL_EXPORTER_OTLP_PROTOCOL }
        : null,
    /** The second destination of the activity; null: none. */
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
    /** How long data is stored (ms); null: forever. */
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
    /** The age at which a roster is refreshed although nobody reads it (ms). */
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
    /** Networks (CIDR) from which people may use Foyer; none: all networks. */
    networks: {
      all: given.FOYER_ALLOWED_NETWORKS,
      administrators: given.FOYER_ADMIN_NETWORKS,
    },
    /** The contact for vulnerabilities of this installation. */
    securityContact: given.FOYER_SECURITY_CONTACT,
    sessions: {
      /** A session ends this long after signing in (ms). */
      lifetimeMs: given.FOYER_SESSION_HOURS * 3_600_000,
      /** The idle timeout of a session (ms). */
      idleMs: given.FOYER_SESSION_IDLE_MINUTES * 60_000,
      perPerson: given.FOYER_SESSIONS_PER_PERSON,
    },
    /** The identity provider for sign-in; null when there is none. */
    oidc: oidcIn(given),
    /** The email server; null: Foyer sends no email. */
    mail: mailIn(given),
    /** Verifies the signature of reported bounces; null: bounces are not accepted. */
    bounceSecret: given.FOYER_BOUNCE_SECRET ?? null,
    version: manifest.version,
  };
}

/** Returns the variables trimmed; an empty value counts as unset. */
export function withoutEmpty(variables: Record<string, string | undefined>) {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value?.trim() || undefined]),
  );
}
