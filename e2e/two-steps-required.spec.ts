import { addPasskeyDevice, setUpTwoSteps } from "./support/authenticator";
import { signIn, signOut } from "./support/sign-in";
import { forgetSettings, makeStaff } from "./support/staff";
import { expect, SIGNED_OUT, test } from "./support/test";

// The setting applies to all staff, so no other test may share this server.
test.use({
  ownServer: {},
  storageState: SIGNED_OUT,
  // The page that enabled it may request once more what is now forbidden.
  expectedErrors: [/status of 403/],
});

test("if required, an administrator without two-step verification can only set it up", async ({
  page,
  foyer,
}) => {
  const admin = await makeStaff(foyer.dataDir, "administrator");
  await signIn(page, admin);
  await page.goto("/staff");
  await page
    .getByRole("combobox", { name: "Two-step verification is required for" })
    .selectOption("Administrators");
  await expect(page.getByText("Two-step verification requirement saved").first()).toBeVisible();

  await page.goto("/conferences");
  await expect(page).toHaveURL("/two-steps");
  await page.goto("/staff");
  await expect(page.getByRole("heading", { name: "Two-step verification required" })).toBeVisible();
  expect((await page.request.get("/api/staff")).status()).toBe(403);

  await page.getByRole("button", { name: "Set up" }).click();
  await setUpTwoSteps(page);
  await page.getByRole("button", { name: "I saved them" }).click();
  await expect(page).toHaveURL("/");
  await page.goto("/staff");
  const own = page.getByRole("row").filter({ hasText: "You" });
  await expect(own).toContainText("Two-step");
  await expect(
    page.getByRole("combobox", { name: "Two-step verification is required for" }),
  ).toHaveValue("administrator");
});

test("if passkeys are required, a person adds one and their password no longer signs in", async ({
  page,
  foyer,
}) => {
  forgetSettings(foyer.dataDir);
  const admin = await makeStaff(foyer.dataDir, "administrator");
  const person = await makeStaff(foyer.dataDir, "support");
  await addPasskeyDevice(page);
  await signIn(page, admin);
  await page.goto("/staff");
  const passkeys = page.getByRole("combobox", { name: "A passkey is required for" });
  await passkeys.selectOption("Everyone");
  await expect(page.getByText("Sign in with a passkey first")).toBeVisible();
  await page.goto("/profile");
  await page.getByLabel("Device").fill("Laptop");
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expect(page.getByText("Passkey added")).toBeVisible();
  await signOut(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
  await page.goto("/staff");
  await passkeys.selectOption("Everyone");
  await expect(page.getByText("Passkey requirement saved").first()).toBeVisible();
  await signOut(page);

  await signIn(page, person);
  await expect(page.getByRole("heading", { name: "Passkey required" })).toBeVisible();
  await page.getByLabel("Device").fill("Laptop");
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expect(page).toHaveURL("/");
  await signOut(page);
  await signIn(page, person);
  await expect(page).toHaveURL(/\/login\/code/);
  await expect(page.getByRole("button", { name: "Use a passkey" })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
});
