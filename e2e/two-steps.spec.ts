import type { BrowserContext, Page } from "@playwright/test";
import { codeOf, setUpTwoSteps } from "./support/authenticator";
import { signIn } from "./support/sign-in";
import { type Account, makeStaff } from "./support/staff";
import { expect, SIGNED_OUT, test } from "./support/test";

test.use({
  storageState: SIGNED_OUT,
  // A page whose session has ended may request once more.
  expectedErrors: [/status of 401/],
});

async function turnOn(page: Page, account: Account) {
  await signIn(page, account);
  await page.goto("/profile");
  await page.getByRole("button", { name: "Turn on" }).click();
  const made = await setUpTwoSteps(page);
  await page.getByRole("button", { name: "I saved them" }).click();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();
  return made;
}

const enter = (page: Page, label: string, code: string) =>
  page
    .getByLabel(label)
    .fill(code)
    .then(() => page.getByRole("button", { name: "Sign in" }).click());

const signedIn = async (context: BrowserContext) =>
  (await context.cookies()).some(({ name }) => name === "foyer.session");

test("asks for a code after the password, also without scripts", async ({
  page,
  browser,
  foyer,
}) => {
  const account = await makeStaff(foyer.dataDir, "support");
  const { secret } = await turnOn(page, account);
  const context = await browser.newContext({
    baseURL: foyer.url,
    javaScriptEnabled: false,
    storageState: SIGNED_OUT,
    locale: "en-US",
  });
  const plain = await context.newPage();
  await plain.goto("/login?next=%2Fprofile");
  await plain.getByLabel("Email").fill(account.email);
  await plain.getByLabel("Password", { exact: true }).fill(account.password);
  await plain.getByRole("button", { name: "Sign in" }).click();
  await expect(plain.getByRole("heading", { name: "Two-step verification" })).toBeVisible();
  expect(await signedIn(context)).toBe(false);
  await enter(plain, "Six-digit code", "000000");
  await expect(plain.getByText("This code is incorrect")).toBeVisible();
  expect(await signedIn(context)).toBe(false);
  await enter(plain, "Six-digit code", codeOf(secret, 30));
  await expect(plain).toHaveURL("/profile");
  await context.close();
});

test("a recovery code works once", async ({ page, context, foyer }) => {
  const account = await makeStaff(foyer.dataDir, "manager");
  const { codes } = await turnOn(page, account);
  for (const again of [false, true]) {
    await context.clearCookies();
    await signIn(page, account);
    await page.getByRole("link", { name: "Use a recovery code" }).click();
    await enter(page, "Recovery code", codes[0] ?? "");
    if (again) await expect(page.getByText("This code is incorrect")).toBeVisible();
    else await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
    expect(await signedIn(context)).toBe(!again);
  }
});
