import type { Page } from "@playwright/test";
import type { Screen, Fixtures } from "./fixtures";
import { button, fillInvitation, guest, open, openAction, openFull, rows, send } from "./steps";

async function openParticipant(page: Page, fixtures: Fixtures): Promise<void> {
  await openAction(page, fixtures, "activity.access.menu");
  await page.getByRole("heading", { name: fixtures.translate("activity.access.title") }).waitFor();
}

/** One participant or person: panel, dialogs, pages. */
export const PARTICIPANTS: readonly Screen[] = [
  {
    name: "person-panel",
    async open(page, fixtures) {
      await openFull(page, fixtures);
      await rows(page).nth(2).getByRole("button").first().click();
      await page.getByRole("dialog").getByRole("heading", { level: 3 }).first().waitFor();
    },
  },
  { name: "participant", open: openParticipant },
  {
    name: "participant-edit",
    async open(page, fixtures) {
      await openAction(page, fixtures, "participants.edit");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "participant-new-link",
    async open(page, fixtures) {
      await openAction(page, fixtures, "participants.newLink");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "participant-new-link-made",
    leavesState: true,
    async open(page, fixtures) {
      await openAction(page, fixtures, "participants.newLink");
      const submit = fixtures.translate("participants.newLinkDialog.submit");
      await page.getByRole("dialog").getByRole("button", { name: submit }).click();
      await page.getByLabel(fixtures.translate("invitations.link")).waitFor();
    },
  },
  {
    name: "participant-revoke",
    async open(page, fixtures) {
      await openAction(page, fixtures, "participants.revoke");
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "participant-revoked",
    leavesState: true,
    async open(page, fixtures) {
      await openAction(page, fixtures, "participants.revoke");
      const confirm = { name: fixtures.translate("participants.revoke") };
      await page.getByRole("alertdialog").getByRole("button", confirm).click();
      await button(page, fixtures.translate("participants.undo")).waitFor();
    },
  },
  {
    name: "share",
    leavesState: true,
    async open(page, fixtures) {
      await fillInvitation(page, fixtures, fixtures.full.code, guest());
      await send(page, fixtures);
      await page.getByLabel(fixtures.translate("invitations.link")).waitFor();
      await button(page, fixtures.translate("participants.share.action")).click();
      await page
        .getByRole("dialog")
        .getByLabel(fixtures.translate("participants.share.message"))
        .waitFor();
    },
  },
  {
    name: "code",
    leavesState: true,
    async open(page, fixtures) {
      const { translate, full } = fixtures;
      const person = guest();
      await fillInvitation(page, fixtures, full.code, person);
      await send(page, fixtures);
      await page.getByLabel(translate("invitations.link")).waitFor();
      await open(page, `/conferences/${full.code}`);
      const row = rows(page).filter({ hasText: person });
      await button(row, translate("participants.columns.actions")).click();
      await page.getByRole("menuitem", { name: translate("templates.qr"), exact: true }).click();
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
