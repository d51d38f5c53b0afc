import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { ConfigurationError } from "./configuration-error";
import { readEnv } from "./env";

const folder = () => path.join(mkdtempSync(path.join(tmpdir(), "foyer-env-")), "data");

it("works with nothing set, and makes its secret", () => {
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
  expect(readFileSync(path.join(dataDir, "secret"), "utf8").trim()).toBe(read.secret);
  expect(statSync(path.join(dataDir, "secret")).mode & 0o777).toBe(0o600);
  expect(readEnv({ FOYER_DATA_DIR: dataDir }).secret).toBe(read.secret);
});

it("takes what is empty as unset", () => {
  const read = readEnv({ FOYER_DATA_DIR: folder(), PORT: "", BOOMSTREAM_API_KEY: " " });
  expect(read.port).toBe(3000);
  expect(read.boomstream.apiKey).toBeUndefined();
});

it.each([
  ["PORT", "http"],
  ["PORT", "70000"],
  ["NEXTAUTH_URL", "foyer.example.com"],
  ["NEXTAUTH_URL", "https://example.com/foyer"],
  ["NEXTAUTH_SECRET", "short"],
  ["NEXTAUTH_SECRET", "change-me-to-something-long-and-random"],
  ["DATABASE_URL", "mysql://localhost/foyer"],
  ["FOYER_ADMIN_EMAIL", "admin"],
  ["FOYER_ADMIN_PASSWORD", "eleven char"],
  ["BOOMSTREAM_API_URL", "ftp://boomstream.com"],
  ["BOOMSTREAM_API_KEY", "two words"],
  ["BOOMSTREAM_TRANSPORT", "put"],
  ["BOOMSTREAM_FORMAT", "yaml"],
  ["BOOMSTREAM_CONCURRENCY", "0"],
  ["BOOMSTREAM_TIMEOUT_MS", "10s"],
  ["FOYER_SANDBOX_PORT", "-1"],
  ["FOYER_UNDO_SECONDS", "1e3"],
])("refuses %s=%s in one line that names it", (name, value) => {
  const read = () => readEnv({ FOYER_DATA_DIR: folder(), [name]: value });
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
});

it("repeats no secret", () => {
  expect(() => readEnv({ NEXTAUTH_SECRET: "hunter2" })).not.toThrow(/hunter2/);
  expect(() => readEnv({ DATABASE_URL: "mysql://a:hunter2@b/c" })).not.toThrow(/hunter2/);
});

it("refuses the example's secret, as it stands there", () => {
  const example = readFileSync(".env.example", "utf8").match(/^#NEXTAUTH_SECRET=(.+)$/m)?.[1];
  expect(example).toBeTruthy();
  expect(() => readEnv({ NEXTAUTH_SECRET: example })).toThrow(/^NEXTAUTH_SECRET/);
});

it("refuses a kept secret that was cut short", () => {
  const dataDir = folder();
  mkdirSync(dataDir);
  writeFileSync(path.join(dataDir, "secret"), "cut");
  expect(() => readEnv({ FOYER_DATA_DIR: dataDir })).toThrow(ConfigurationError);
});

const OIDC = {
  OIDC_ISSUER: "https://login.example.com/realms/events",
  OIDC_CLIENT_ID: "foyer",
  OIDC_CLIENT_SECRET: "a secret of theirs",
};

it("takes an identity provider whole or not at all", () => {
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

it("takes an identity provider by https only, but for one on this machine", () => {
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
