import type { Page } from "@playwright/test";
import {
  fillMailQueue,
  makeLostLinkPage,
  storeMail,
  turnLinksOff,
  turnMail,
} from "../outgoing-mail";
import type { Screen, Stage } from "./stage";
import { button, open, openFull, rows } from "./steps";

/** Foyer's own email, reminders and the page for lost links. */
export const MAIL: readonly Screen[] = [
  {
    name: "mail",
    leaves: true,
    async open(page, { dataDir, say }) {
      fillMailQueue(dataDir);
      turnMail(dataDir, true);
      await open(page, "/mail");
      await button(page, say("mail.server.check")).click();
      await page.getByRole("status").filter({ hasText: "ECONNREFUSED" }).waitFor();
      // The other screens show invitations that Boomstream emails.
      turnMail(dataDir, false);
    },
  },
  {
    name: "mail-texts",
    leaves: true,
    async open(page, stage) {
      const { full, dataDir, say } = stage;
      fillMailQueue(dataDir);
      await openFull(page, stage);
      await open(page, `/conferences/${full.code}/email`);
      await page.getByLabel(say("mail-texts.subject"), { exact: true }).fill("");
      await button(page, say("mail-texts.save")).click();
      await page.getByText(say("validation.mailSubjectMissing")).waitFor();
      await page.frameLocator("iframe").getByRole("heading").waitFor();
    },
  },
  {
    name: "panel-mail",
    leaves: true,
    async open(page, stage) {
      const { full, dataDir, say } = stage;
      fillMailQueue(dataDir);
      const email = "person001@example.com";
      storeMail(dataDir, { state: "unknown", conference: full.code, email });
      await openFull(page, stage);
      await rows(page).filter({ hasText: email }).getByRole("button").first().click();
      await button(page, say("participants.panel.mail.again")).waitFor();
    },
  },
  {
    name: "reminders",
    leaves: true,
    async open(page, { full, dataDir, say }) {
      turnMail(dataDir, true);
      await open(page, `/conferences/${full.code}/reminders`);
      const add = button(page, say("reminders.add"));
      const kept = page.getByRole("list", { name: say("reminders.list") });
      await add.click();
      await button(page.getByRole("dialog"), say("reminders.dialog.submit")).click();
      await kept.or(page.getByText(say("validation.reminderKnown"))).waitFor();
      await page.keyboard.press("Escape");
      await kept.waitFor();
      turnMail(dataDir, false);
    },
  },
  {
    name: "reminders-add",
    leaves: true,
    async open(page, { full, dataDir, say }) {
      turnMail(dataDir, true);
      await open(page, `/conferences/${full.code}/reminders`);
      await button(page, say("reminders.add")).click();
      await page.getByLabel(say("reminders.dialog.when")).selectOption("before");
      await page.getByLabel(say("reminders.dialog.amount")).fill("99");
      await page.getByLabel(say("reminders.dialog.unit")).selectOption("days");
      await button(page.getByRole("dialog"), say("reminders.dialog.submit")).click();
      await page.getByText(say("validation.reminderFar")).waitFor();
      turnMail(dataDir, false);
    },
  },
  ...(["lost-link", "lost-link-sent"] as const).map((name) => ({
    name,
    leaves: true,
    async open(page: Page, stage: Stage) {
      const { full, dataDir } = stage;
      await openFull(page, stage);
      const path = makeLostLinkPage(dataDir, full.code);
      await open(page, name === "lost-link" ? `${path}?lang=ru` : `${path}?sent=1&lang=ru`);
      turnLinksOff(dataDir);
    },
  })),
];
