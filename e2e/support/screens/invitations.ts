import type { Screen } from "./stage";
import { alert, button, fillInvitation, guest, menuShown, open, openFull, send } from "./steps";

/** Inviting one person. */
export const INVITATIONS: readonly Screen[] = [
  {
    name: "invite",
    async open(page, { full, say }) {
      await open(page, `/conferences/${full.code}/invite`);
      await page.getByLabel(say("invitations.lifetime")).selectOption("custom");
    },
  },
  {
    name: "invite-wrong",
    leaves: true,
    async open(page, stage) {
      await fillInvitation(page, stage, stage.full.code, "not an address");
      await page.getByLabel(stage.say("invitations.avatarUrl")).fill("http://example.com/me.png");
      await send(page, stage);
      await page.getByText(stage.say("validation.avatarWrong")).waitFor();
    },
  },
  {
    name: "invited",
    leaves: true,
    async open(page, stage) {
      await fillInvitation(page, stage, stage.full.code, guest());
      await page.getByRole("switch", { name: stage.say("invitations.moderator") }).click();
      await page.getByRole("switch", { name: stage.say("invitations.notify") }).click();
      await page.getByLabel(stage.say("invitations.lifetime")).selectOption("day");
      await send(page, stage);
      await page.getByLabel(stage.say("invitations.link")).waitFor();
    },
  },
  {
    name: "invite-again",
    leaves: true,
    async open(page, stage) {
      await openFull(page, stage);
      await fillInvitation(page, stage, stage.full.code, "person002@example.com");
      await send(page, stage);
      await button(page, stage.say("invitations.sendAnyway")).waitFor();
    },
  },
  {
    name: "copy-by-hand",
    leaves: true,
    async open(page, stage) {
      await fillInvitation(page, stage, stage.full.code, guest());
      await send(page, stage);
      await page.getByLabel(stage.say("invitations.link")).waitFor();
      await page.evaluate(() => {
        const refuse = () => Promise.reject(new Error("not allowed"));
        Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
      });
      await button(page, stage.say("invitations.copy")).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "invitation-unknown",
    leaves: true,
    async open(page, stage) {
      const { sandbox, unclear, say } = stage;
      await sandbox.misbehave({
        rules: [{ method: "invite", conferenceCode: unclear.code, fault: "reset" }],
      });
      await fillInvitation(page, stage, unclear.code, guest());
      await page.getByRole("switch", { name: say("invitations.notify") }).click();
      await send(page, stage);
      await alert(page).waitFor();
      await open(page, `/conferences/${unclear.code}`);
      await button(page, say("invitations.unknown.decide")).first().click();
      await menuShown(page);
    },
  },
];
