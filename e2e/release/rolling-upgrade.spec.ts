import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { ADMIN } from "../support/admin";
import { freePort } from "../support/foyer";
import { signIn } from "../support/sign-in";
import { releaseFolder, releaseUser, type Running, startRelease } from "./support/release";

let foyer: Running;
let dataDir: string;
let url: string;

test.beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "foyer-data-"));
  chownSync(dataDir, releaseUser(), releaseUser());
  const port = String(await freePort());
  url = `http://localhost:${port}`;
  foyer = await startRelease(releaseFolder("FOYER_E2E_RELEASE"), dataDir, {
    PORT: port,
    FOYER_SANDBOX_PORT: String(await freePort()),
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
  });
});
test.afterEach(async () => {
  await foyer.stop();
  rmSync(dataDir, { recursive: true });
});

test("an old page says that Foyer was updated, and works after the reload", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: url, locale: "en-US" });
  const page = await context.newPage();
  await signIn(page);
  await page.goto("/conferences/new");
  await page.getByLabel("Title").fill("Made during the upgrade");
  // A new build has other ids for its actions and other addresses for its code.
  await page.route("**/*", (route) => {
    const request = route.request();
    const headers = request.headers();
    if (headers["next-action"]) {
      const unknown = headers["next-action"].replace(/.{8}$/, "00000000");
      return route.continue({ headers: { ...headers, "next-action": unknown } });
    }
    return route.fallback();
  });
  await page.getByRole("button", { name: "Create conference" }).click();
  await expect(page.getByText("Foyer was updated, and nothing was changed.")).toBeVisible();
  await page.unroute("**/*");
  await page.getByRole("button", { name: "Reload", exact: true }).click();
  // The input is still there.
  await expect(page.getByLabel("Title")).toHaveValue("Made during the upgrade");
  await page.getByRole("button", { name: "Create conference" }).click();
  await expect(page.getByRole("heading", { name: "Made during the upgrade" })).toBeVisible();
  await context.close();
});

test("an old page loads the new one when its code is gone", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: url, locale: "en-US" });
  const page = await context.newPage();
  await signIn(page);
  await page.goto("/conferences");
  await expect(page.getByRole("table").getByRole("link").first()).toBeVisible();
  await page.route("**/_next/static/**", (route) =>
    route.continue({ url: route.request().url().replace("/static/", "/static/old/") }),
  );
  await page.getByRole("table").getByRole("link").first().click();
  await page.unroute("**/_next/static/**");
  await expect(page.getByRole("link", { name: "Invite" }).first()).toBeVisible();
  await context.close();
});
