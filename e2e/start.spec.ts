import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { ADMIN } from "./support/admin";
import { type Foyer, startFoyer } from "./support/foyer";
import { signIn } from "./support/sign-in";
import { expect, SIGNED_OUT, test } from "./support/test";
import { THOROUGH } from "./support/thorough";

test.describe("the start", () => {
  test("creates an administrator and a secret, once", async ({ browser }) => {
    const first = await startFoyer();
    const greeting = /as (\S+) with the password {2}(\S+)/.exec(first.output());
    expect(first.output()).toContain(first.url);
    expect(statSync(path.join(first.dataDir, "secret")).mode & 0o777).toBe(0o600);
    const context = await browser.newContext({ baseURL: first.url, storageState: SIGNED_OUT });
    const page = await context.newPage();
    await signIn(page, { email: greeting?.[1] ?? "", password: greeting?.[2] ?? "" });
    expect(await first.stop()).toBe(0);

    const again = await startFoyer({
      FOYER_DATA_DIR: first.dataDir,
      PORT: new URL(first.url).port,
    });
    expect(again.output()).not.toContain(greeting?.[2] ?? "nothing");
    await page.goto("/conferences");
    await expect(page).toHaveURL(/\/conferences$/);
    await context.close();
    await again.remove();
  });

  const refused = (settings: Record<string, string>): Promise<string> =>
    startFoyer(settings).then(
      (foyer: Foyer) => foyer.remove().then(() => "it started"),
      (error: Error) => error.message.trim().split("\n").slice(1).join("\n"),
    );

  /** Found by the settings, the database and the server itself. */
  const CAUSES = [
    ["NEXTAUTH_SECRET", "short"],
    ["DATABASE_URL", "postgres://nobody@127.0.0.1:9/none"],
    ["PORT", "http"],
  ] as const;
  /** `lib/platform/env.test.ts` checks every setting. */
  const SETTINGS = [
    ["DATABASE_URL", "mysql://localhost"],
    ["BOOMSTREAM_TRANSPORT", "pigeon"],
  ] as const;

  test("reports a configuration error in one line", async () => {
    for (const [name, value] of THOROUGH ? [...CAUSES, ...SETTINGS] : CAUSES) {
      expect((await refused({ [name]: value })).split("\n").at(-1)).toMatch(
        new RegExp(`^Foyer can't start: ${name}[^\\n]+\\.$`),
      );
    }
  });

  test("refuses a port and a data folder in use by another Foyer", async () => {
    const running = new URL(process.env.FOYER_E2E_URL ?? "");
    expect(await refused({ PORT: running.port })).toContain(
      `PORT ${running.port} is already in use`,
    );
    const dataDir = process.env.FOYER_E2E_DATA ?? "";
    expect(await refused({ FOYER_DATA_DIR: dataDir })).toContain(
      `${dataDir} is in use by another Foyer`,
    );
    expect(existsSync(dataDir)).toBe(true);
  });
});

test.describe("health", () => {
  test("shows staff the details", async ({ request }) => {
    expect(await (await request.get("/api/health")).json()).toMatchObject({
      status: "up",
      version: expect.any(String),
      database: "sqlite",
    });
  });

  test("shows signed-out people only that it is up", async ({ playwright, baseURL }) => {
    const signedOut = await playwright.request.newContext({ baseURL, storageState: SIGNED_OUT });
    expect(await (await signedOut.get("/api/health")).json()).toEqual({ status: "up" });
    await signedOut.dispose();
  });
});

test("signing out ends the session itself, not only the cookie", async ({
  browser,
  playwright,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, locale: "en-US", storageState: SIGNED_OUT });
  const page = await context.newPage();
  await signIn(page);
  const before = await context.storageState();
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login/);
  const left = await context.cookies();
  expect(left.map(({ name }) => name)).not.toContain("foyer.session");
  await context.close();

  const replay = await playwright.request.newContext({ baseURL, storageState: before });
  expect(await (await replay.get("/api/health")).json()).toEqual({ status: "up" });
  expect(await (await replay.get("/api/auth/session")).json()).toEqual({});
  await replay.dispose();
});

test("next-auth's own URLs accept posts from our own pages only", async ({ request, baseURL }) => {
  for (const origin of ["https://evil.example", "null"]) {
    const response = await request.post("/api/auth/callback/credentials", {
      form: ADMIN,
      headers: { origin },
    });
    expect(response.status()).toBe(403);
  }
  const own = await request.post("/api/auth/callback/credentials", {
    form: ADMIN,
    headers: { origin: baseURL ?? "" },
    maxRedirects: 0,
  });
  expect(own.headers().location).toContain("csrf");
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`signing in ${javaScriptEnabled ? "with" : "without"} scripts`, () => {
    test.use({ storageState: SIGNED_OUT, javaScriptEnabled });

    test("returns to the requested page", async ({ page }) => {
      await page.goto("/conferences?q=summit");
      await expect(page).toHaveURL("/login?next=%2Fconferences%3Fq%3Dsummit");
      await page.getByLabel("Email").fill(ADMIN.email);
      await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page).toHaveURL("/conferences?q=summit");
    });

    test("shows the same error for a wrong password and an unknown address, and keeps the input", async ({
      page,
    }) => {
      const messages: string[] = [];
      for (const email of [ADMIN.email, "nobody@foyer.example"]) {
        await page.goto("/login");
        await page.getByLabel("Email").fill(email);
        await page.getByLabel("Password", { exact: true }).fill("a wrong password");
        await page.getByRole("button", { name: "Sign in" }).click();
        const error = page.getByText("Incorrect email or password. Try again.");
        await expect(error).toBeVisible();
        await expect(page.getByLabel("Email")).toHaveValue(email);
        await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
        messages.push(await error.innerText());
      }
      expect(messages[0]).toBe(messages[1]);
    });
  });
}
