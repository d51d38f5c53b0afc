import { setUpTwoSteps } from "./support/authenticator";
import { signIn } from "./support/sign-in";
import { makeStaff } from "./support/staff";
import { expect, STRANGER, test } from "./support/test";

// The setting holds for everybody: nobody else's journeys go on here.
test.use({
  ownServer: {},
  storageState: STRANGER,
  // The page that switched it on may ask once more for what it may see no longer.
  expectedComplaints: [/status of 403/],
});

test("an administrator without two steps can only set them up, where they are required", async ({
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
