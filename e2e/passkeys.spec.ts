import { addPasskeyDevice } from "./support/authenticator";
import { signIn, signOut } from "./support/sign-in";
import { makeStaff, requireTwoSteps } from "./support/staff";
import { expect, SIGNED_OUT, test } from "./support/test";

test.use({ storageState: SIGNED_OUT });

test("a passkey is added, signs in, and no longer works once removed", async ({ page }) => {
  const account = await makeStaff(process.env.FOYER_E2E_DATA ?? "", "support");
  await addPasskeyDevice(page);
  await signIn(page, account);
  await page.goto("/profile");
  await page.getByLabel("Device").fill("Work laptop");
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expect(page.getByText("Passkey added")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Work laptop" })).toBeVisible();

  await signOut(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
  await page.goto("/profile");
  await page.getByRole("button", { name: "Remove Work laptop" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Passkey removed")).toBeVisible();

  await signOut(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("The passkey didn't work.")).toBeVisible();
});

test("a passkey replaces the code of the second step", async ({ page }) => {
  const dataDir = process.env.FOYER_E2E_DATA ?? "";
  const account = await makeStaff(dataDir, "support");
  await addPasskeyDevice(page);
  await signIn(page, account);
  await page.goto("/profile");
  await page.getByLabel("Device").fill("Phone");
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expect(page.getByText("Passkey added")).toBeVisible();
  requireTwoSteps(dataDir, account);
  await signOut(page);
  await signIn(page, account);
  await expect(page).toHaveURL(/\/login\/code/);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
});
