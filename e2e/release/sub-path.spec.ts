import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { ADMIN } from "../support/admin";
import { freePort } from "../support/foyer";
import { rowOf } from "../support/roster";
import { certificate, startNginx } from "../support/proxy";
import { releaseFolder, releaseUser, runCommand, startRelease } from "./support/release";

const BASE = process.env.FOYER_E2E_BASE_PATH ?? "";

test("below a path, every address stays below it", async ({ browser }) => {
  test.skip(!existsSync("/usr/sbin/nginx"), "nginx is not installed");
  const release = releaseFolder("FOYER_E2E_RELEASE_BELOW");
  const dataDir = mkdtempSync(path.join(tmpdir(), "foyer-data-"));
  chownSync(dataDir, releaseUser(), releaseUser());
  const [port, front] = [String(await freePort()), String(await freePort())];
  const origin = `https://localhost:${front}`;
  const settings = {
    PORT: port,
    FOYER_SANDBOX_PORT: String(await freePort()),
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
    NEXTAUTH_URL: origin + BASE,
  };
  const foyer = await startRelease(release, dataDir, settings);
  const { cert, key } = certificate();
  const nginx = await startNginx(
    `server {
    listen 127.0.0.1:${front} ssl;
    ssl_certificate ${cert};
    ssl_certificate_key ${key};
    location ${BASE} { proxy_pass http://127.0.0.1:${port}; proxy_buffering off; }
  }`,
    origin + BASE,
  );
  const check = () => runCommand(release, dataDir, ["bin/health.mjs"], settings);
  await expect(check).toPass({ timeout: 60_000 });
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  const wrong: string[] = [];
  const paths: string[] = [];
  page.on("response", (response) => {
    const url = new URL(response.url());
    if (url.origin !== origin) return;
    paths.push(url.pathname);
    if (response.status() >= 400 || !`${url.pathname}/`.startsWith(`${BASE}/`)) {
      wrong.push(`${response.status()} ${url.pathname}`);
    }
  });

  await page.goto(`${origin}${BASE}/conferences`);
  await expect(page).toHaveURL(`${origin}${BASE}/login?next=%2Fconferences`);
  await page.getByLabel("Email").fill(ADMIN.email);
  await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${origin}${BASE}/conferences`);
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name === "__Secure-foyer.session");
  expect(session?.path).toBe(BASE);

  await page.goto(`${origin}${BASE}/projects`);
  await page.getByRole("button", { name: "Actions" }).first().click();
  await page.getByRole("menuitem", { name: "Personal links" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("switch", { name: "Use personal links" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("saved").first()).toBeVisible();

  await page.goto(`${origin}${BASE}/conferences`);
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByRole("link", { name: "Invite" }).first().click();
  await page.getByLabel("Email", { exact: true }).fill("below@example.com");
  await page.getByRole("button", { name: /^Invite( and email)?$/ }).click();
  await expect(page.getByRole("heading", { name: "below@example.com invited" })).toBeVisible();
  const link = await page.getByLabel("Invite link").inputValue();
  expect(link).toMatch(new RegExp(`^${origin}${BASE}/j/[\\w-]{22}$`));
  const guest = await browser.newPage();
  await guest.goto(link);
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest).toHaveURL(/invite\.html\?jwt=/);
  await guest.close();
  await page.getByRole("link", { name: "Back to roster" }).click();
  await expect(rowOf(page, "below@example.com")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  expect(new URL((await download).url()).pathname).toContain(`${BASE}/api/conferences/`);
  await page.getByRole("searchbox", { name: "Search participants" }).fill("below");
  await expect(page).toHaveURL(/\?q=below$/);
  // The preview of a list runs in a worker, which has its own address.
  await page.getByRole("link", { name: "Import list" }).click();
  await page.getByLabel("List", { exact: true }).fill("list@example.com");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText(/^Invite 1 person/)).toBeVisible();
  for (const name of ["People", "Imports", "Activity", "Staff", "Projects"]) {
    await page.getByRole("navigation").getByRole("link", { name, exact: true }).first().click();
    await expect(page).toHaveURL(`${origin}${BASE}/${name.toLowerCase()}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }
  await page.getByRole("navigation").getByRole("link", { name: "Activity" }).first().click();
  const activity = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  expect(new URL((await activity).url()).pathname).toBe(`${BASE}/api/activity/export`);
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Help" }).click();
  await page.getByRole("navigation", { name: "Help" }).getByRole("link").nth(2).click();
  const picture = page.getByRole("article").getByRole("img").first();
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() =>
      picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
    )
    .toBeGreaterThan(0);
  for (const name of ["profile", "installation"]) {
    await page.goto(`${origin}${BASE}/${name}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }
  expect(paths).toContain(`${BASE}/api/events`);
  // The browser decides when it loads the icon.
  const icon = await page.locator('link[rel="icon"]').first().getAttribute("href");
  expect(icon).toMatch(new RegExp(`^${BASE}/icon\\.svg`));
  expect((await page.request.get(`${origin}${icon}`)).status()).toBe(200);
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(new RegExp(`^${origin}${BASE}/login`));
  // The stream of live updates may still notice the end of its session.
  expect(wrong.filter((line) => line !== `401 ${BASE}/api/events`)).toEqual([]);

  await context.close();
  await nginx.stop();
  await foyer.stop();
  rmSync(dataDir, { recursive: true });
});

test("a build for the root refuses an address with a path, and says what to do", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "foyer-data-"));
  chownSync(dataDir, releaseUser(), releaseUser());
  const started = startRelease(releaseFolder("FOYER_E2E_RELEASE"), dataDir, {
    PORT: String(await freePort()),
    NEXTAUTH_URL: "https://localhost/foyer",
  });
  await expect(started).rejects.toThrow(
    "NEXTAUTH_URL has the path /foyer, but this build is for /. Build again with this NEXTAUTH_URL",
  );
  rmSync(dataDir, { recursive: true });
});
