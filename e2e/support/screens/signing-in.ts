import type { Page } from "@playwright/test";
import { setUpTwoSteps } from "../authenticator";
import { makeStaff } from "../staff";
import type { Screen, Fixtures } from "./fixtures";
import { button, guest, menuShown, open } from "./steps";

/** Signs in a new account. */
async function enter(
  page: Page,
  { translate, dataDir }: Fixtures,
  twoSteps: boolean,
): Promise<void> {
  const person = await makeStaff(dataDir, "manager", { twoSteps });
  await page.context().clearCookies({ name: "foyer.session" });
  await open(page, "/login");
  await page.getByLabel(translate("sign-in.email")).fill(person.email);
  await page.getByLabel(translate("sign-in.password"), { exact: true }).fill(person.password);
  await button(page, translate("sign-in.submit")).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

async function openSetUp(page: Page, { translate }: Fixtures): Promise<void> {
  await open(page, "/profile");
  await button(page, translate("profile.twoSteps.turnOn")).click();
  await page.getByRole("img", { name: translate("profile.twoSteps.setUp.image") }).waitFor();
}

/** Signing in, the profile and two-step verification. */
export const SIGNING_IN: readonly Screen[] = [
  { name: "sign-in", signedOut: true, open: (page) => open(page, "/login") },
  {
    name: "welcome-spent",
    signedOut: true,
    open: (page) => open(page, "/welcome/nothing-behind-this"),
  },
  {
    name: "sign-in-refused",
    signedOut: true,
    async open(page, { translate }) {
      await open(page, "/login");
      await page.getByLabel(translate("sign-in.email")).fill(guest());
      await page
        .getByLabel(translate("sign-in.password"), { exact: true })
        .fill("not the password");
      await button(page, translate("sign-in.submit")).click();
      await page.getByText(translate("errors.wrong-credentials")).waitFor();
    },
  },
  {
    name: "sign-in-late",
    signedOut: true,
    async open(page, { translate }) {
      await open(page, "/login?why=late");
      await page.getByText(translate("sign-in.why.late")).waitFor();
    },
  },
  {
    name: "sign-in-code",
    signedOut: true,
    async open(page, fixtures) {
      await enter(page, fixtures, true);
      await page.getByLabel(fixtures.translate("sign-in.code.label")).fill("000000");
      await button(page, fixtures.translate("sign-in.submit")).click();
      await page.getByText(fixtures.translate("errors.wrong-code")).waitFor();
    },
  },
  {
    name: "two-steps-codes",
    signedOut: true,
    async open(page, fixtures) {
      await enter(page, fixtures, false);
      await openSetUp(page, fixtures);
      await setUpTwoSteps(page, fixtures.translate);
    },
  },
  { name: "two-steps-set-up", leavesState: true, open: openSetUp },
  { name: "profile", open: (page) => open(page, "/profile") },
  {
    name: "account-menu",
    async open(page, { translate }) {
      await open(page, "/conferences");
      await button(page, translate("common.shell.account")).click();
      await menuShown(page);
    },
  },
];
