import type { Page } from "@playwright/test";
import { setUpTwoSteps } from "../authenticator";
import { makeStaff } from "../staff";
import type { Screen, Stage } from "./stage";
import { button, guest, menuShown, open } from "./steps";

/** Signs somebody in who was not there before. */
async function enter(page: Page, { say, dataDir }: Stage, twoSteps: boolean): Promise<void> {
  const person = await makeStaff(dataDir, "manager", { twoSteps });
  await page.context().clearCookies({ name: "foyer.session" });
  await open(page, "/login");
  await page.getByLabel(say("sign-in.email")).fill(person.email);
  await page.getByLabel(say("sign-in.password"), { exact: true }).fill(person.password);
  await button(page, say("sign-in.submit")).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

async function openSetUp(page: Page, { say }: Stage): Promise<void> {
  await open(page, "/profile");
  await button(page, say("profile.twoSteps.turnOn")).click();
  await page.getByRole("img", { name: say("profile.twoSteps.setUp.image") }).waitFor();
}

/** Signing in, the profile and two-step verification. */
export const SIGNING_IN: readonly Screen[] = [
  { name: "sign-in", stranger: true, open: (page) => open(page, "/login") },
  {
    name: "welcome-spent",
    stranger: true,
    open: (page) => open(page, "/welcome/nothing-behind-this"),
  },
  {
    name: "sign-in-refused",
    stranger: true,
    async open(page, { say }) {
      await open(page, "/login");
      await page.getByLabel(say("sign-in.email")).fill(guest());
      await page.getByLabel(say("sign-in.password"), { exact: true }).fill("not the password");
      await button(page, say("sign-in.submit")).click();
      await page.getByText(say("errors.wrong-credentials")).waitFor();
    },
  },
  {
    name: "sign-in-late",
    stranger: true,
    async open(page, { say }) {
      await open(page, "/login?why=late");
      await page.getByText(say("sign-in.why.late")).waitFor();
    },
  },
  {
    name: "sign-in-code",
    stranger: true,
    async open(page, stage) {
      await enter(page, stage, true);
      await page.getByLabel(stage.say("sign-in.code.label")).fill("000000");
      await button(page, stage.say("sign-in.submit")).click();
      await page.getByText(stage.say("errors.wrong-code")).waitFor();
    },
  },
  {
    name: "two-steps-codes",
    stranger: true,
    async open(page, stage) {
      await enter(page, stage, false);
      await openSetUp(page, stage);
      await setUpTwoSteps(page, stage.say);
    },
  },
  { name: "two-steps-set-up", leaves: true, open: openSetUp },
  { name: "profile", open: (page) => open(page, "/profile") },
  {
    name: "account-menu",
    async open(page, { say }) {
      await open(page, "/conferences");
      await button(page, say("common.shell.account")).click();
      await menuShown(page);
    },
  },
];
