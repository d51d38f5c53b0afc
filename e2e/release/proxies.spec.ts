import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { ADMIN } from "../support/admin";
import { freePort } from "../support/foyer";
import { signIn } from "../support/sign-in";
import { certificate, type Proxy, startCaddy, startNginx, statusOf } from "../support/proxy";
import { releaseFolder, releaseUser, type Running, startRelease } from "./support/release";

let foyer: Running;
let dataDir: string;
let port: string;
let front: string;
let proxy: Proxy | undefined;

/** Both samples pass on the public host and add the client to X-Forwarded-For. */
async function start(): Promise<void> {
  dataDir = mkdtempSync(path.join(tmpdir(), "foyer-data-"));
  chownSync(dataDir, releaseUser(), releaseUser());
  [port, front] = [String(await freePort()), String(await freePort())];
  foyer = await startRelease(releaseFolder("FOYER_E2E_RELEASE"), dataDir, {
    PORT: port,
    FOYER_SANDBOX_PORT: String(await freePort()),
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
    FOYER_TRUSTED_PROXIES: "1",
    NEXTAUTH_URL: `https://localhost:${front}`,
  });
}

test.beforeEach(start);
test.afterEach(async () => {
  await proxy?.stop();
  await foyer.stop();
  rmSync(dataDir, { recursive: true });
});

/** No log of the proxy contains a personal link, also while Foyer doesn't respond. */
async function expectNoSecrets(through: Proxy, origins: string[]): Promise<void> {
  const ask = async () => {
    for (const origin of origins) {
      for (const [at, rest] of ["", "/calendar", "/reminders"].entries()) {
        await statusOf(`${origin}/j/secret-${at}${rest}`);
      }
      await statusOf(`${origin}/j/lost/secret-9`);
    }
  };
  await ask();
  await foyer.stop();
  await ask();
  await through.stop();
  expect(through.output()).not.toContain("secret-");
}

/** Signs in, and waits for the greeting of the stream of live updates, which no proxy may hold back. */
async function visit(page: Page): Promise<void> {
  await signIn(page);
  const greeting = await page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const source = new EventSource("/api/events");
        source.addEventListener("message", ({ data }: MessageEvent<string>) => {
          source.close();
          resolve(data);
        });
        source.addEventListener("error", () => reject(new Error("The stream failed.")));
        setTimeout(reject, 5_000, new Error("The stream is held back."));
      }),
  );
  expect(greeting).toContain("hello");
  // Foyer warns if a forwarded header is missing or not counted.
  expect(foyer.output()).not.toContain("FOYER_TRUSTED_PROXIES");
}

test("the sample for nginx serves pages and live updates", async ({ browser }) => {
  test.skip(!existsSync("/usr/sbin/nginx"), "nginx is not installed");
  const { cert, key } = certificate();
  const plain = String(await freePort());
  const sample = readFileSync("deploy/nginx/foyer.conf", "utf8")
    .replace("listen 443 ssl", `listen 127.0.0.1:${front} ssl`)
    .replace("listen 80", `listen 127.0.0.1:${plain}`)
    .replaceAll("foyer.example.com", "localhost")
    .replace("/etc/ssl/certs/foyer.pem", cert)
    .replace("/etc/ssl/private/foyer.key", key)
    .replaceAll("127.0.0.1:3000", `127.0.0.1:${port}`)
    // The public address of the test has a port.
    .replaceAll("Host $host", "Host $http_host");
  proxy = await startNginx(sample, `https://localhost:${front}`);
  const context = await browser.newContext({ baseURL: `https://localhost:${front}` });
  await visit(await context.newPage());
  const moved = await fetch(`http://127.0.0.1:${plain}/people?q=a`, { redirect: "manual" });
  expect([moved.status, moved.headers.get("location")]).toEqual([
    301,
    "https://127.0.0.1/people?q=a",
  ]);
  await context.close();
  await expectNoSecrets(proxy, [`https://localhost:${front}`, `http://127.0.0.1:${plain}`]);
});

/** The name of the directive before and since Caddy 2.8. */
function skipDirective(): string {
  const [, minor = "0"] = execFileSync("caddy", ["version"], { encoding: "utf8" }).split(".");
  return Number(minor) < 8 ? "skip_log" : "log_skip";
}

test("the sample for Caddy serves pages and live updates", async ({ browser }) => {
  test.skip(!existsSync("/usr/bin/caddy"), "Caddy is not installed");
  const sample = readFileSync("deploy/caddy/Caddyfile", "utf8")
    .replace("{$FOYER_DOMAIN:foyer.example.com}", `https://localhost:${front}`)
    .replace("{$FOYER_UPSTREAM:127.0.0.1:3000}", `127.0.0.1:${port}`)
    .replace("log_skip", skipDirective());
  const options = "\n{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n";
  proxy = await startCaddy(sample.replace("\n{\n", options), `https://localhost:${front}`);
  const context = await browser.newContext({ baseURL: `https://localhost:${front}` });
  await visit(await context.newPage());
  await context.close();
  await expectNoSecrets(proxy, [`https://localhost:${front}`]);
});
