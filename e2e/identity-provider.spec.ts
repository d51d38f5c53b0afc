import type { Page } from "@playwright/test";
import { ADMIN } from "./support/admin";
import { freePort, startFoyer } from "./support/foyer";
import { type Claims, startIdentityProvider } from "./support/identity-provider";
import { makeStaff } from "./support/staff";
import { expect, SIGNED_OUT, test } from "./support/test";

test.use({ storageState: SIGNED_OUT });

/** Signs in at the provider as this user, starting from the sign-in page. */
async function signInAtProvider(page: Page, subject: string): Promise<void> {
  await page.goto("/login?next=%2Fprofile");
  await page.getByRole("button", { name: "Continue with Acme" }).click();
  await page.locator("input[name=login]").fill(subject);
  await page.locator("input[name=password]").fill("whatever it asks for");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("the identity provider signs in verified people with an account", async ({ browser }) => {
  test.setTimeout(90_000);
  const port = await freePort();
  const people = new Map<string, Claims>();
  const callback = `http://localhost:${port}/api/auth/callback/oidc`;
  const provider = await startIdentityProvider(
    callback,
    people,
    `http://localhost:${port}/api/auth/backchannel`,
  );
  const foyer = await startFoyer({
    PORT: String(port),
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: "Acme",
  });
  const signedOutPage = async () => {
    const context = await browser.newContext({ baseURL: foyer.url, locale: "en-US" });
    return context.newPage();
  };
  const account = await makeStaff(foyer.dataDir, "manager");
  people.set("ada-1", { email: account.email.toUpperCase(), email_verified: true });
  people.set("bob-2", { email: "bob@elsewhere.example", email_verified: true });

  const ada = await signedOutPage();
  await signInAtProvider(ada, "ada-1");
  await expect(ada).toHaveURL("/profile");
  await expect(ada.getByLabel("Email")).toHaveValue(account.email);

  const bob = await signedOutPage();
  await signInAtProvider(bob, "bob-2");
  await expect(bob.getByText("You can't sign in this way.")).toBeVisible();
  expect((await bob.context().cookies()).map(({ name }) => name)).not.toContain("foyer.session");
  await bob.context().close();

  // Confirming one's identity requires a password, even for people signed in through the provider.
  const again = await ada.request.post("/api/auth/provider", {
    form: { next: "//evil.example", again: "yes" },
    headers: { origin: foyer.url },
  });
  expect(await again.text()).toMatch(/prompt=login&#38;max_age=0.*code_challenge_method=S256/);
  expect((await ada.request.post("/api/auth/provider")).status()).toBe(403);

  // Signing out at the provider ends the session here, by a request from server to server.
  await ada.goto(`${provider.issuer}/session/end`);
  await ada.getByRole("button", { name: "Yes, sign me out" }).click();
  await expect
    .poll(async () => (await ada.request.get(`${foyer.url}/api/projects`)).status())
    .toBe(401);

  await ada.context().clearCookies();
  // A callback that this browser never requested: no state, no verifier.
  const forged = await ada.request.get("/api/auth/callback/oidc?code=x&state=y");
  expect(forged.url()).toContain("/login");
  await provider.close();
  await ada.goto("/login");
  await ada.getByRole("button", { name: "Continue with Acme" }).click();
  await expect(ada.getByText("Sign-in failed.")).toBeVisible();
  const output = foyer.output();
  expect(output).not.toContain(provider.clientSecret);
  await ada.context().close();
  await foyer.remove();
});
