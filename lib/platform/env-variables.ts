import {
  address,
  hasReadableCredentials,
  issuer,
  LOOPBACK,
  networks,
  sender,
  whole,
  wholeBetween,
  yesOrNo,
} from "./env-schemas";
import * as z from "./zod";

const PLACEHOLDER = "change-me";
/** The shortest secret (bytes). */
export const SECRET_BYTES = 32;
const PASSWORD_LENGTH = 12;

const BASE_PATH = /^(\/[\w.~-]+)*\/?$/;

/** Every setting, by the name of its variable. */
export const Variables = z.object({
  PORT: whole(1, 65_535, 3000),
  NEXTAUTH_URL: z.optional(
    address("must be an address such as https://foyer.example.com", /^https?:$/).check(
      z.refine(
        (value) => !URL.canParse(value) || BASE_PATH.test(new URL(value).pathname),
        "must have no path, or a simple one such as https://example.com/foyer",
      ),
    ),
  ),
  FOYER_GUEST_URL: z.optional(
    address("must be an address such as https://join.example.com", /^https?:$/).check(
      z.refine(
        (value) => !URL.canParse(value) || /^\/?$/.test(new URL(value).pathname),
        "must be an address without a path, such as https://join.example.com",
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
  FOYER_STOP_SECONDS: z.optional(wholeBetween(1, 600)),
  FOYER_METRICS_TOKEN: z.optional(
    z.string().check(z.minLength(16, "must be at least 16 characters")),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.optional(
    address("must be an address such as http://localhost:4318", /^https?:$/),
  ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.optional(
    address("must be an address such as http://localhost:4318/v1/traces", /^https?:$/),
  ),
  OTEL_EXPORTER_OTLP_PROTOCOL: z._default(
    z.enum(["http/protobuf", "http/json"], "must be http/protobuf or http/json"),
    "http/protobuf",
  ),
  OTEL_SDK_DISABLED: z._default(z.enum(["true", "false"], "must be true or false"), "false"),
  FOYER_ACTIVITY_STREAM: z.optional(
    address(
      "must be an address such as https://siem.example.com/foyer or syslog+tls://siem.example.com",
      /^(https?|syslog\+(tcp|tls|udp)):$/,
    ).check(
      z.refine(
        (value) => !value.startsWith("http:") || LOOPBACK.test(new URL(value).hostname),
        "must use https, except on this machine",
      ),
    ),
  ),
  FOYER_ACTIVITY_STREAM_SECRET: z.optional(
    z.string().check(z.minLength(SECRET_BYTES, `must be at least ${SECRET_BYTES} characters`)),
  ),
  FOYER_BACKUP_DIR: z.optional(z.string()),
  FOYER_BACKUP_HOURS: whole(1, 8_760, 24),
  FOYER_BACKUP_KEEP: whole(1, 1_000, 14),
  FOYER_BACKUP_PASSPHRASE: z.optional(
    z.string().check(z.minLength(12, "must be at least 12 characters")),
  ),
  FOYER_KEEP_SESSIONS_DAYS: whole(1, 3_650, 30),
  FOYER_KEEP_SUBMISSIONS_DAYS: whole(1, 3_650, 7),
  FOYER_KEEP_DELETED_DAYS: whole(1, 36_500, 90),
  FOYER_KEEP_LINKS_DAYS: z.optional(wholeBetween(1, 36_500)),
  FOYER_KEEP_INVITATIONS_DAYS: z.optional(wholeBetween(1, 36_500)),
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
  FOYER_ALLOWED_NETWORKS: networks(),
  FOYER_ADMIN_NETWORKS: networks(),
  FOYER_SECURITY_CONTACT: z.optional(
    z
      .string()
      .check(
        z.regex(/^(mailto:|https:\/\/|tel:)\S+$/, "must begin with mailto:, https:// or tel:"),
      ),
  ),
  FOYER_SESSION_HOURS: whole(1, 2_160, 168),
  FOYER_SESSION_IDLE_MINUTES: whole(5, 43_200, 720),
  FOYER_SESSIONS_PER_PERSON: whole(1, 1_000, 20),
  // Also used by scripts/serve.mjs.
  FOYER_ALLOWED_HOSTS: z.optional(
    z
      .string()
      .check(z.regex(/^[\w.-]+(\s*,\s*[\w.-]+)*$/, "must be host names, separated by commas")),
  ),
  // Used by scripts/serve.mjs, which starts before this file.
  FOYER_HOST: z.optional(
    z.string().check(z.regex(/^[\w.:-]+$/, "must be an address such as 127.0.0.1 or ::")),
  ),
  OIDC_ISSUER: z.optional(issuer()),
  OIDC_CLIENT_ID: z.optional(z.string()),
  OIDC_CLIENT_SECRET: z.optional(z.string()),
  OIDC_NAME: z.optional(z.string().check(z.maxLength(60, "must be at most 60 characters"))),
  OIDC_ONLY: yesOrNo(),
  OIDC_TRUST_EMAIL: yesOrNo(),
  OIDC_GROUPS_CLAIM: z._default(z.string(), "groups"),
  OIDC_ROLES: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^[^=,]+=(support|manager|administrator)(,[^=,]+=(support|manager|administrator))*$/,
          "must be like foyer-admins=administrator,events=manager",
        ),
      ),
  ),
  SMTP_URL: z.optional(
    address("must be an address such as smtps://user:password@smtp.example.com", /^smtps?:$/).check(
      z.refine(
        (value) => !URL.canParse(value) || new URL(value).hostname !== "",
        "must name a server, such as smtps://user:password@smtp.example.com",
      ),
      z.refine(hasReadableCredentials, "must escape % in the user name and the password as %25"),
    ),
  ),
  SMTP_FROM: z.optional(sender()),
  FOYER_BOUNCE_SECRET: z.optional(
    z.string().check(z.minLength(SECRET_BYTES, `must be at least ${SECRET_BYTES} characters`)),
  ),
  SMTP_RATE: whole(1, 100_000, 60),
  SMTP_DOMAIN_RATE: whole(1, 100_000, 30),
  BOOMSTREAM_API_URL: z._default(
    address("must be an address such as https://boomstream.com/api", /^https?:$/),
    "https://boomstream.com/api",
  ),
  BOOMSTREAM_ALLOW_HTTP: yesOrNo(),
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
