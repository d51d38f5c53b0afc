import type { Screen } from "./fixtures";
import { alert, button, fillInvitation, guest, menuShown, open, openFull, send } from "./steps";

/** Inviting one person. */
export const INVITATIONS: readonly Screen[] = [
  {
    name: "invite",
    async open(page, { full, translate }) {
      await open(page, `/conferences/${full.code}/invite`);
      await page.getByLabel(translate("invitations.lifetime")).selectOption("custom");
    },
  },
  {
    name: "invite-wrong",
    leavesState: true,
    async open(page, fixtures) {
      await fillInvitation(page, fixtures, fixtures.full.code, "not an address");
      await page
        .getByLabel(fixtures.translate("invitations.avatarUrl"))
        .fill("http://example.com/me.png");
      await send(page, fixtures);
      await page.getByText(fixtures.translate("validation.avatarWrong")).waitFor();
    },
  },
  {
    name: "invited",
    leavesState: true,
    async open(page, fixtures) {
      await fillInvitation(page, fixtures, fixtures.full.code, guest());
      await page.getByRole("switch", { name: fixtures.translate("invitations.moderator") }).click();
      await page.getByRole("switch", { name: fixtures.translate("invitations.notify") }).click();
      await page.getByLabel(fixtures.translate("invitations.lifetime")).selectOption("day");
      await send(page, fixtures);
      await page.getByLabel(fixtures.translate("invitations.link")).waitFor();
    },
  },
  {
    name: "invite-again",
    leavesState: true,
    async open(page, fixtures) {
      await openFull(page, fixtures);
      await fillInvitation(page, fixtures, fixtures.full.code, "person002@example.com");
      await send(page, fixtures);
      await button(page, fixtures.translate("invitations.sendAnyway")).waitFor();
    },
  },
  {
    name: "copy-by-hand",
    leavesState: true,
    async open(page, fixtures) {
      await fillInvitation(page, fixtures, fixtures.full.code, guest());
      await send(page, fixtures);
      await page.getByLabel(fixtures.translate("invitations.link")).waitFor();
      await page.evaluate(() => {
        const refuse = () => Promise.reject(new Error("not allowed"));
        Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
      });
      await button(page, fixtures.translate("invitations.copy")).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "invitation-unknown",
    leavesState: true,
    async open(page, fixtures) {
      const { sandbox, unclear, translate } = fixtures;
      await sandbox.setFaults({
        rules: [{ method: "invite", conferenceCode: unclear.code, fault: "reset" }],
      });
      await fillInvitation(page, fixtures, unclear.code, guest());
      await page.getByRole("switch", { name: translate("invitations.notify") }).click();
      await send(page, fixtures);
      await alert(page).waitFor();
      await open(page, `/conferences/${unclear.code}`);
      await button(page, translate("invitations.unknown.decide")).first().click();
      await menuShown(page);
    },
  },
];
