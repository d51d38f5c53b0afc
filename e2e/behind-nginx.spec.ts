import { existsSync } from "node:fs";
import { ADMIN } from "./support/admin";
import { freePort, startFoyer } from "./support/foyer";
import { startNginx } from "./support/proxy";
import { signIn } from "./support/sign-in";
import { expect, SIGNED_OUT, test } from "./support/test";

const NGINX = "/usr/sbin/nginx";

test("sign-in and actions work behind nginx with its default headers", async ({ browser }) => {
  test.skip(!existsSync(NGINX), "nginx is not installed");
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const foyer = await startFoyer({
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
    NEXTAUTH_URL: url,
  });
  // With nginx's default headers the Host that Foyer sees is Foyer's own address.
  const server = `server { listen 127.0.0.1:${port}; location / { proxy_pass ${foyer.url}; } }`;
  const nginx = await startNginx(server, url);
  const context = await browser.newContext({
    baseURL: url,
    locale: "en-US",
    storageState: SIGNED_OUT,
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
  await nginx.stop();
  await foyer.remove();
});
