import type { Page } from "@playwright/test";
import {
  fillMailQueue,
  makeLostLinkPage,
  storeMail,
  turnLinksOff,
  turnMail,
} from "../outgoing-mail";
import type { Screen, Fixtures } from "./fixtures";
import { button, open, openFull, rows } from "./steps";

/** Foyer's own email, reminders and the page for lost links. */
export const MAIL: readonly Screen[] = [
  {
    name: "mail",
    leavesState: true,
    async open(page, { dataDir, translate }) {
      fillMailQueue(dataDir);
      turnMail(dataDir, true);
      await open(page, "/mail");
      await button(page, translate("mail.server.check")).click();
      await page.getByRole("status").filter({ hasText: "ECONNREFUSED" }).waitFor();
      // The other screens show invitations that Boomstream emails.
      turnMail(dataDir, false);
    },
  },
  {
    name: "mail-texts",
    leavesState: true,
    async open(page, fixtures) {
      const { full, dataDir, translate } = fixtures;
      fillMailQueue(dataDir);
      await openFull(page, fixtures);
      await open(page, `/conferences/${full.code}/email`);
      await page.getByLabel(translate("mail-texts.subject"), { exact: true }).fill("");
      await button(page, translate("mail-texts.save")).click();
      await page.getByText(translate("validation.mailSubjectMissing")).waitFor();
      await page.frameLocator("iframe").getByRole("heading").waitFor();
    },
  },
  {
    name: "panel-mail",
    leavesState: true,
    async open(page, fixtures) {
      const { full, dataDir, translate } = fixtures;
      fillMailQueue(dataDir);
      const email = "person001@example.com";
      storeMail(dataDir, { state: "unknown", conference: full.code, email });
      await openFull(page, fixtures);
      await rows(page).filter({ hasText: email }).getByRole("button").first().click();
      await button(page, translate("participants.panel.mail.again")).waitFor();
    },
  },
  {
    name: "reminders",
    leavesState: true,
    async open(page, { full, dataDir, translate }) {
      turnMail(dataDir, true);
      await open(page, `/conferences/${full.code}/reminders`);
      const add = button(page, translate("reminders.add"));
      const kept = page.getByRole("list", { name: translate("reminders.list") });
      await add.click();
      await button(page.getByRole("dialog"), translate("reminders.dialog.submit")).click();
      await kept.or(page.getByText(translate("validation.reminderKnown"))).waitFor();
      await page.keyboard.press("Escape");
      await kept.waitFor();
      turnMail(dataDir, false);
    },
  },
  {
    name: "reminders-add",
    leavesState: true,
    async open(page, { full, dataDir, translate }) {
      turnMail(dataDir, true);
      await open(page, `/conferences/${full.code}/reminders`);
      await button(page, translate("reminders.add")).click();
      await page.getByLabel(translate("reminders.dialog.when")).selectOption("before");
      await page.getByLabel(translate("reminders.dialog.amount")).fill("99");
      await page.getByLabel(translate("reminders.dialog.unit")).selectOption("days");
      await button(page.getByRole("dialog"), translate("reminders.dialog.submit")).click();
      await page.getByText(translate("validation.reminderFar")).waitFor();
      turnMail(dataDir, false);
    },
  },
  ...(["lost-link", "lost-link-sent"] as const).map((name) => ({
    name,
    leavesState: true,
    async open(page: Page, fixtures: Fixtures) {
      const { full, dataDir } = fixtures;
      await openFull(page, fixtures);
      const path = makeLostLinkPage(dataDir, full.code);
      await open(page, name === "lost-link" ? `${path}?lang=ru` : `${path}?sent=1&lang=ru`);
      turnLinksOff(dataDir);
    },
  })),
];
