import type { Page } from "@playwright/test";
import type { Screen, Stage } from "./stage";
import { button, fillInvitation, guest, open, openAction, openFull, rows, send } from "./steps";

async function openParticipant(page: Page, stage: Stage): Promise<void> {
  await openAction(page, stage, "activity.access.menu");
  await page.getByRole("heading", { name: stage.say("activity.access.title") }).waitFor();
}

/** One participant or person: panel, dialogs, pages. */
export const PARTICIPANTS: readonly Screen[] = [
  {
    name: "person-panel",
    async open(page, stage) {
      await openFull(page, stage);
      await rows(page).nth(2).getByRole("button").first().click();
      await page.getByRole("dialog").getByRole("heading", { level: 3 }).first().waitFor();
    },
  },
  { name: "participant", open: openParticipant },
  {
    name: "participant-edit",
    async open(page, stage) {
      await openAction(page, stage, "participants.edit");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "participant-new-link",
    async open(page, stage) {
      await openAction(page, stage, "participants.newLink");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "participant-new-link-made",
    leaves: true,
    async open(page, stage) {
      await openAction(page, stage, "participants.newLink");
      const submit = stage.say("participants.newLinkDialog.submit");
      await page.getByRole("dialog").getByRole("button", { name: submit }).click();
      await page.getByLabel(stage.say("invitations.link")).waitFor();
    },
  },
  {
    name: "participant-revoke",
    async open(page, stage) {
      await openAction(page, stage, "participants.revoke");
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "participant-revoked",
    leaves: true,
    async open(page, stage) {
      await openAction(page, stage, "participants.revoke");
      const confirm = { name: stage.say("participants.revoke") };
      await page.getByRole("alertdialog").getByRole("button", confirm).click();
      await button(page, stage.say("participants.undo")).waitFor();
    },
  },
  {
    name: "share",
    leaves: true,
    async open(page, stage) {
      await fillInvitation(page, stage, stage.full.code, guest());
      await send(page, stage);
      await page.getByLabel(stage.say("invitations.link")).waitFor();
      await button(page, stage.say("participants.share.action")).click();
      await page.getByRole("dialog").getByLabel(stage.say("participants.share.message")).waitFor();
    },
  },
  {
    name: "code",
    leaves: true,
    async open(page, stage) {
      const { say, full } = stage;
      const person = guest();
      await fillInvitation(page, stage, full.code, person);
      await send(page, stage);
      await page.getByLabel(say("invitations.link")).waitFor();
      await open(page, `/conferences/${full.code}`);
      const row = rows(page).filter({ hasText: person });
      await button(row, say("participants.columns.actions")).click();
      await page.getByRole("menuitem", { name: say("templates.qr"), exact: true }).click();
      await page.getByRole("dialog").getByRole("img").waitFor();
    },
  },
  { name: "people-begin", open: (page) => open(page, "/people") },
  {
    name: "people",
    async open(page) {
      await open(page, "/people?q=person00");
      await rows(page).nth(1).waitFor();
    },
  },
  {
    name: "person",
    async open(page) {
      await open(page, "/people/person001%40example.com");
      await rows(page).nth(1).waitFor();
    },
  },
];
