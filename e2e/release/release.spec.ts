import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres } from "@/lib/testing/embedded-postgres";
import { commandOf } from "../../scripts/release/dockerfile.mjs";
import { ADMIN } from "../support/admin";
import { freePort } from "../support/foyer";
import { copied, rowOf } from "../support/roster";
import { signIn } from "../support/sign-in";
import { expect, test } from "@playwright/test";
import { certificate, startNginx } from "../support/proxy";
import { startCollector } from "./support/collector";
import { memoryOf, releaseFolder, releaseUser, runCommand, startRelease } from "./support/release";

const TOKEN = "a token for the metrics of tests";

/** A folder that only the release's user can write to. */
function ownFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `foyer-${name}-`));
  chownSync(folder, releaseUser(), releaseUser());
  return folder;
}

test("a release runs behind nginx, and everything is there after a restore", async ({
  browser,
  request,
}) => {
  const release = releaseFolder("FOYER_E2E_RELEASE");
  const dataDir = ownFolder("data");
  const backups = ownFolder("backups");
  const [port, front] = [String(await freePort()), String(await freePort())];
  const url = `https://localhost:${front}`;
  const collector = await startCollector();
  const settings = {
    PORT: port,
    FOYER_HOST: "127.0.0.1",
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    FOYER_SANDBOX_PORT: String(await freePort()),
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
    FOYER_METRICS_TOKEN: TOKEN,
    NEXTAUTH_URL: url,
  };
  let foyer = await startRelease(release, dataDir, settings);
  console.log(
    `ready after ${Math.round(foyer.readyMs)} ms, ${foyer.readyCpuMs} ms of them computed`,
  );
  // Processor time, because other work may keep this machine busy.
  expect(foyer.readyCpuMs).toBeLessThan(3_000);
  const { cert, key } = certificate();
  // Nothing but proxy_pass: nginx then sends Foyer's own address as the Host.
  const nginx = await startNginx(
    `server {
    listen 127.0.0.1:${front} ssl;
    ssl_certificate ${cert};
    ssl_certificate_key ${key};
    location / { proxy_pass http://127.0.0.1:${port}; }
  }`,
    url,
  );
  await healthy(release, dataDir, settings);

  const context = await browser.newContext({ baseURL: url, locale: "en-US" });
  const page = await context.newPage();
  await signIn(page);
  await expect(page).toHaveURL(new RegExp(`^${url}/`));
  const email = "release@example.com";
  await page.goto("/conferences");
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByRole("link", { name: "Invite" }).first().click();
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByRole("button", { name: /^Invite( and email)?$/ }).click();
  await expect(page.getByRole("heading", { name: `${email} invited` })).toBeVisible();
  await page.getByRole("link", { name: "Back to roster" }).click();
  await expect(rowOf(page, email)).toBeVisible();
  const roster = page.url();
  const copy = rowOf(page, email).getByRole("button", { name: "Copy link" });
  const link = await copied(page, copy, /link copied/);

  const metrics = await request.get(`${url}/metrics`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  expect(metrics.status()).toBe(200);
  const text = await metrics.text();
  expect(text).toMatch(/^foyer_ready\{check="all"\} 1$/m);
  if (existsSync("/usr/bin/promtool")) checkMetrics(text);

  const file = path.join(backups, "foyer.zip");
  await runCommand(release, dataDir, ["bin/backup.mjs", "--to", file], settings);
  expect(memoryOf(foyer.pid, "VmHWM"), "peak of memory in MB").toBeLessThan(256);
  console.log(`memory at the peak: ${Math.round(memoryOf(foyer.pid, "VmHWM"))} MB`);
  const stopped = await foyer.stop();
  expect(stopped.code).toBe(0);
  console.log(`stopped after ${Math.round(stopped.ms)} ms`);
  const spans = collector.received();
  for (const name of [
    "boomstream conference/invite",
    "GET /conferences",
    "POST /conferences/:value/invite",
  ]) {
    expect(spans).toContain(`"name":"${name}"`);
  }
  for (const secret of [email, link, new URL(link).search, ADMIN.password, TOKEN]) {
    expect(spans).not.toContain(secret);
  }

  for (const name of readdirSync(dataDir)) {
    rmSync(path.join(dataDir, name), { recursive: true });
  }
  await runCommand(release, dataDir, ["bin/restore.mjs", file], settings);
  foyer = await startRelease(release, dataDir, settings);
  expect(foyer.output()).toContain("with your account");
  await page.goto(roster);
  await expect(rowOf(page, email)).toBeVisible();
  const copyAgain = rowOf(page, email).getByRole("button", { name: "Copy link" });
  expect(await copied(page, copyAgain, /link copied/)).toBe(link);
  await page.goto("/activity");
  await expect(page.getByRole("row", { name: email }).first()).toBeVisible();
  const verified = await runCommand(release, dataDir, ["bin/verify-activity.mjs"], settings);
  expect(verified).toContain("Activity is intact");

  await context.close();
  await nginx.stop();
  await foyer.stop();
  await collector.stop();
  for (const folder of [dataDir, backups]) rmSync(folder, { recursive: true });
});

/** Waits until the health check of the Dockerfile passes. */
async function healthy(release: string, dataDir: string, settings: Record<string, string>) {
  const check = () => runCommand(release, dataDir, commandOf("HEALTHCHECK").slice(1), settings);
  await expect(check).toPass({ timeout: 60_000 });
}

/** Prometheus's own parser and linter. The names of Node's metrics are prom-client's. */
function checkMetrics(text: string): void {
  const { status, stderr } = spawnSync("promtool", ["check", "metrics"], {
    input: text,
    encoding: "utf8",
  });
  // 1 is a parse error; 3 means that the linter found problems.
  expect([0, 3]).toContain(status);
  expect(stderr.split("\n").filter((line) => line !== "" && !line.startsWith("nodejs_"))).toEqual(
    [],
  );
}

test("a release runs on PostgreSQL", async () => {
  const release = releaseFolder("FOYER_E2E_RELEASE");
  const dataDir = ownFolder("data");
  const [port, database] = [await freePort(), await freePort()];
  const password = randomUUID();
  const stopPostgres = await startPostgres(database, password);
  const settings = {
    PORT: String(port),
    FOYER_SANDBOX_PORT: String(await freePort()),
    DATABASE_URL: `postgres://postgres:${password}@127.0.0.1:${database}/postgres`,
  };
  const foyer = await startRelease(release, dataDir, settings);
  expect(foyer.output()).toContain("Database     PostgreSQL");
  await healthy(release, dataDir, settings);
  const verified = await runCommand(release, dataDir, ["bin/verify-activity.mjs"], settings);
  expect(verified).toContain("Activity is intact");
  expect((await foyer.stop()).code).toBe(0);
  await stopPostgres();
  rmSync(dataDir, { recursive: true });
});

test("a release contains what an operator needs, and nothing of the machine that built it", () => {
  const release = releaseFolder("FOYER_E2E_RELEASE");
  const bill: { components: unknown[] } = JSON.parse(
    readFileSync(path.join(release, "sbom.cdx.json"), "utf8"),
  );
  expect(bill.components.length).toBeGreaterThan(50);
  expect(readFileSync(path.join(release, "THIRD_PARTY_LICENSES.txt"), "utf8")).toContain("libsql");
  const names = readdirSync(release);
  for (const name of ["CHANGELOG.md", "LICENSE", "README.md", "deploy", "server.mjs"]) {
    expect(names).toContain(name);
  }
  expect(names.filter((name) => /^\.env(?!\.example)|^\.data|^app$|^lib$/.test(name))).toEqual([]);
  // The name of the build folder begins with this.
  const { stdout } = spawnSync("grep", ["-rlF", "foyer-release-", release], { encoding: "utf8" });
  expect(stdout).toBe("");
});
