import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { ConfigurationError } from "./configuration-error";
import { readEnv } from "./env";
import { secretFile } from "./env-secret";
import { SECRET_NAMES, withGivenNames } from "./env-names";

const empty = () => path.join(mkdtempSync(path.join(tmpdir(), "foyer-env-")), "data");

/** Makes a data folder with a secret. */
function folder(): string {
  const dataDir = empty();
  mkdirSync(dataDir);
  writeFileSync(secretFile(dataDir), "s".repeat(32));
  return dataDir;
}

it("has a default for every setting, and writes no file", () => {
  const dataDir = folder();
  const read = readEnv({ FOYER_DATA_DIR: dataDir });
  expect(read).toMatchObject({
    port: 3000,
    publicUrl: "http://localhost:3000",
    dataDir,
    databaseUrl: undefined,
    adminEmail: "admin@foyer.local",
    sandboxPort: 3400,
    undoSeconds: 6,
    boomstream: { apiUrl: "https://boomstream.com/api", transport: "auto", format: "json" },
  });
  expect(read.secret).toBe("s".repeat(32));
  expect(() => readEnv({ FOYER_DATA_DIR: empty() })).toThrow(/start Foyer once\.$/);
  expect(readdirSync(dataDir)).toEqual(["secret"]);
});

it("treats an empty value as unset", () => {
  const read = readEnv({ FOYER_DATA_DIR: folder(), PORT: "", BOOMSTREAM_API_KEY: " " });
  expect(read.port).toBe(3000);
  expect(read.boomstream.apiKey).toBeUndefined();
});

it.each([
  ["PORT", "http"],
  ["PORT", "70000"],
  ["NEXTAUTH_URL", "foyer.example.com"],
  ["NEXTAUTH_URL", "https://example.com/a%20path"],
  ["NEXTAUTH_SECRET", "short"],
  ["NEXTAUTH_SECRET", "change-me-to-something-long-and-random"],
  ["DATABASE_URL", "mysql://localhost/foyer"],
  ["FOYER_ADMIN_EMAIL", "admin"],
  ["FOYER_ADMIN_PASSWORD", "eleven char"],
  ["BOOMSTREAM_API_URL", "ftp://boomstream.com"],
  ["BOOMSTREAM_API_URL", "http://boomstream.com/api"],
  ["BOOMSTREAM_ALLOW_HTTP", "true"],
  ["FOYER_ALLOWED_HOSTS", "https://desk.example.com"],
  ["FOYER_SESSION_HOURS", "0"],
  ["FOYER_SESSION_IDLE_MINUTES", "1"],
  ["FOYER_SESSIONS_PER_PERSON", "0"],
  ["FOYER_ACTIVITY_STREAM", "http://siem.example.com"],
  ["FOYER_ACTIVITY_STREAM", "syslog://siem.example.com"],
  ["BOOMSTREAM_API_KEY", "two words"],
  ["BOOMSTREAM_TRANSPORT", "put"],
  ["BOOMSTREAM_FORMAT", "yaml"],
  ["BOOMSTREAM_CONCURRENCY", "0"],
  ["BOOMSTREAM_TIMEOUT_MS", "10s"],
  ["FOYER_SANDBOX_PORT", "-1"],
  ["FOYER_UNDO_SECONDS", "1e3"],
  ["FOYER_DATABASE_CONNECTIONS", "1"],
  ["FOYER_STOP_SECONDS", "0"],
  ["FOYER_LOG_LEVEL", "loud"],
  ["SMTP_URL", "https://smtp.example.com"],
  ["SMTP_URL", "smtps:smtp.example.com"],
  ["SMTP_URL", "smtps://events:100%@smtp.example.com"],
  ["SMTP_FROM", "Events"],
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4318"],
  ["OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"],
  ["OTEL_SDK_DISABLED", "yes"],
])("refuses %s=%s in one line that names it", (name, value) => {
  const read = () => readEnv({ FOYER_DATA_DIR: folder(), [name]: value });
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
});

it("repeats no secret in a message", () => {
  expect(() => readEnv({ NEXTAUTH_SECRET: "hunter2" })).not.toThrow(/hunter2/);
  expect(() => readEnv({ DATABASE_URL: "mysql://a:hunter2@b/c" })).not.toThrow(/hunter2/);
  expect(() => readEnv({ SMTP_URL: "smpt://a:hunter2@b" })).not.toThrow(/hunter2/);
});

it("refuses the secret of the example file", () => {
  const example = readFileSync(".env.example", "utf8").match(/^#NEXTAUTH_SECRET=(.+)$/m)?.[1];
  expect(example).toBeTruthy();
  expect(() => readEnv({ NEXTAUTH_SECRET: example })).toThrow(/^NEXTAUTH_SECRET/);
});

it("refuses a stored secret that was cut short", () => {
  const dataDir = folder();
  writeFileSync(secretFile(dataDir), "cut");
  expect(() => readEnv({ FOYER_DATA_DIR: dataDir })).toThrow(ConfigurationError);
});

const OIDC = {
  OIDC_ISSUER: "https://login.example.com/realms/events",
  OIDC_CLIENT_ID: "foyer",
  OIDC_CLIENT_SECRET: "a secret of theirs",
};

it("requires all settings of an identity provider or none", () => {
  const read = (given: Record<string, string>) =>
    readEnv({ FOYER_DATA_DIR: folder(), ...given }).oidc;
  expect(read({})).toBeNull();
  expect(read(OIDC)).toMatchObject({ clientId: "foyer", name: "login.example.com" });
  expect(read({ ...OIDC, OIDC_NAME: "Acme" })).toMatchObject({ name: "Acme" });
  for (const name of Object.keys(OIDC)) {
    expect(() => read({ ...OIDC, [name]: "" })).toThrow(new RegExp(`^${name} must be set`));
  }
  expect(() => read({ OIDC_NAME: "Acme" })).toThrow(
    /^OIDC_ISSUER must be set because OIDC_NAME is set/,
  );
});

it("requires https for an identity provider on another machine", () => {
  const read = (issuer: string) =>
    readEnv({ FOYER_DATA_DIR: folder(), ...OIDC, OIDC_ISSUER: issuer }).oidc?.issuer;
  expect(read("http://localhost:9000")).toBe("http://localhost:9000");
  expect(read("http://127.0.0.1:9000/x")).toBe("http://127.0.0.1:9000/x");
  for (const wrong of [
    "http://login.example.com",
    "login",
    "https://a.example/?x=1",
    "ftp://localhost",
  ]) {
    expect(() => read(wrong)).toThrow(/^OIDC_ISSUER must be an https address/);
  }
});

it.each([
  ["BOOMSTREAM_APIKEY", "BOOMSTREAM_API_KEY"],
  ["FOYER_DATADIR", "FOYER_DATA_DIR"],
  ["FOYER_ADMIN_PASSWORD_FILES", "FOYER_ADMIN_PASSWORD_FILE"],
  ["OIDC_CLIENTID", "OIDC_CLIENT_ID"],
  ["SMTP_FORM", "SMTP_FROM"],
  ["SMTP_HOST", "SMTP_URL"],
  ["SMTP_PASSWORD_FILE", "SMTP_URL_FILE"],
])("refuses the unknown name %s and suggests %s", (name, nearest) => {
  expect(() => readEnv({ FOYER_DATA_DIR: folder(), [name]: "x" })).toThrow(
    `${name} is not a setting: did you mean ${nearest}?`,
  );
});

it("ignores what Kubernetes adds for services named foyer and smtp", () => {
  const read = (given: Record<string, string>) => readEnv({ FOYER_DATA_DIR: folder(), ...given });
  for (const name of ["FOYER", "SMTP"]) {
    const given = {
      [`${name}_SERVICE_HOST`]: "10.0.0.1",
      [`${name}_SERVICE_PORT_HTTP`]: "25",
      [`${name}_PORT`]: "tcp://10.0.0.1:25",
      [`${name}_PORT_25_TCP_ADDR`]: "10.0.0.1",
    };
    expect(() => read(given)).not.toThrow();
    expect(() => read({ [`${name}_PORT`]: "25" })).toThrow(/is not a setting/);
  }
});

it("names a secret in messages by the variable that is set", () => {
  const text = "NEXTAUTH_SECRET doesn't match; see FOYER_DATA_DIR";
  expect(withGivenNames(text, {})).toBe(text);
  expect(withGivenNames(text, { NEXTAUTH_SECRET_FILE: "/run/secret", FOYER_DATA_DIR: "x" })).toBe(
    "NEXTAUTH_SECRET_FILE doesn't match; see FOYER_DATA_DIR",
  );
  const both = "SMTP_URL_FILE and SMTP_URL are both set: unset one of them.";
  expect(withGivenNames(both, { SMTP_URL_FILE: "/run/smtp" })).toBe(both);
});

it("reads a secret from the file that its _FILE variable names", () => {
  const FOYER_DATA_DIR = folder();
  const file = path.join(FOYER_DATA_DIR, "key");
  writeFileSync(file, "key-in-a-file\n");
  const read = readEnv({ FOYER_DATA_DIR, BOOMSTREAM_API_KEY_FILE: file });
  expect(read.boomstream.apiKey).toBe("key-in-a-file");
  const url = path.join(FOYER_DATA_DIR, "smtp");
  writeFileSync(url, "smtps://events:hunter2@smtp.example.com\n");
  const mail = readEnv({ FOYER_DATA_DIR, SMTP_URL_FILE: url, SMTP_FROM: "a@example.com" }).mail;
  expect(mail?.url).toBe("smtps://events:hunter2@smtp.example.com");
  const both = { BOOMSTREAM_API_KEY_FILE: file, BOOMSTREAM_API_KEY: "key" };
  expect(() => readEnv({ FOYER_DATA_DIR, ...both })).toThrow("are both set");
  expect(() => readEnv({ FOYER_DATA_DIR, BOOMSTREAM_API_KEY_FILE: `${file}.gone` })).toThrow(
    /^BOOMSTREAM_API_KEY_FILE: .+ can't be read\.$/,
  );
});

it(".env.example names every secret that can come from a file", () => {
  const example = readFileSync(".env.example", "utf8");
  const named = [...example.matchAll(/\b([A-Z_]+)_FILE\b/g)].map(([, name = ""]) => name);
  expect(named.toSorted()).toEqual(SECRET_NAMES.toSorted());
});
