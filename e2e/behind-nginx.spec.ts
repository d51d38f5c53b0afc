import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ADMIN } from "./support/admin";
import { freePort, startFoyer } from "./support/foyer";
import { signIn } from "./support/sign-in";
import { expect, STRANGER, test } from "./support/test";

const NGINX = "/usr/sbin/nginx";

/** Starts nginx with its default headers: Foyer sees its own address as Host. */
async function startNginx(port: string, upstream: string): Promise<ChildProcess> {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-nginx-"));
  const settings = path.join(folder, "nginx.conf");
  writeFileSync(
    settings,
    `daemon off;
pid ${folder}/pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass ${upstream}; }
  }
}
`,
  );
  const nginx = spawn(NGINX, ["-p", folder, "-c", settings, "-e", "stderr"], { stdio: "ignore" });
  await expect
    .poll(() =>
      fetch(`http://127.0.0.1:${port}/api/health/live`).then(
        (r) => r.status,
        () => 0,
      ),
    )
    .toBe(200);
  return nginx;
}

test("sign-in and actions work behind nginx with its default headers", async ({ browser }) => {
  test.skip(!existsSync(NGINX), "nginx is not installed");
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const foyer = await startFoyer({
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
    NEXTAUTH_URL: url,
  });
  const nginx = await startNginx(port, foyer.url);
  const context = await browser.newContext({
    baseURL: url,
    locale: "en-US",
    storageState: STRANGER,
  });
  const page = await context.newPage();
  // Without a session the redirect stays at the public address.
  await page.goto("/conferences");
  await expect(page).toHaveURL(`${url}/login?next=%2Fconferences`);
  await signIn(page);
  await expect(page).toHaveURL(new RegExp(`^${url}/`));
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login/);
  await context.close();
  const ended = once(nginx, "exit");
  nginx.kill("SIGTERM");
  await ended;
  await foyer.remove();
});
