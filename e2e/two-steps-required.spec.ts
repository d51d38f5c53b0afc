import { setUpTwoSteps } from "./support/authenticator";
import { signIn } from "./support/sign-in";
import { makeStaff } from "./support/staff";
import { expect, STRANGER, test } from "./support/test";

// The setting applies to everybody, so no other test may share this server.
test.use({
  ownServer: {},
  storageState: STRANGER,
  // The page that enabled it may request once more what is now forbidden.
  expectedComplaints: [/status of 403/],
});

test("if required, an administrator without two-step verification can only set it up", async ({
  page,
  foyer,
}) => {
  const admin = await makeStaff(foyer.dataDir, "administrator");
  await signIn(page, admin);
  await page.goto("/staff");
  await page
    .getByRole("switch", { name: "Require two-step verification for administrators" })
    .click();
  await expect(
    page.getByText("Two-step verification required for administrators").first(),
  ).toBeVisible();

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
  await expect(page.getByRole("switch", { name: /^Require two-step verification/ })).toBeChecked();
});
