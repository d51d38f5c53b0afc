import type { Screen } from "./stage";
import { alert, button, fillInvitation, guest, open, rows, send } from "./steps";

const MESSAGE = "Der Dienst ist <b>gerade</b> nicht da.";

/** Failures of Boomstream and of the network. */
export const FAILURES: readonly Screen[] = [
  {
    name: "roster-failing",
    leaves: true,
    async open(page, { failing, sandbox, say }) {
      await sandbox.misbehave();
      await open(page, `/conferences/${failing.code}`);
      await rows(page).nth(1).waitFor();
      const rule = { conferenceCode: failing.code, fault: "failed", message: MESSAGE } as const;
      await sandbox.misbehave({ rules: [rule] });
      await button(page, say("common.freshness.refresh")).click();
      await page.getByText(say("common.freshness.problem")).waitFor();
    },
  },
  {
    name: "conference-new-failing",
    leaves: true,
    async open(page, { sandbox, say }) {
      await sandbox.misbehave({ rules: [{ method: "create", fault: "failed", message: MESSAGE }] });
      await open(page, "/conferences/new");
      await page.getByLabel(say("conferences.form.title")).fill("Sommerfest");
      await button(page, say("conferences.form.create")).click();
      await alert(page).waitFor();
    },
  },
  {
    name: "invite-failing",
    leaves: true,
    async open(page, stage) {
      await stage.sandbox.misbehave({
        rules: [{ method: "invite", fault: "failed", message: MESSAGE }],
      });
      await fillInvitation(page, stage, stage.empty.code, guest());
      await page.getByRole("switch", { name: stage.say("invitations.notify") }).click();
      await send(page, stage);
      await alert(page).waitFor();
    },
  },
  {
    name: "conferences-failing",
    leaves: true,
    async open(page, { sandbox, say }) {
      await sandbox.misbehave({ rules: [{ method: "list", fault: "failed", message: MESSAGE }] });
      await open(page, "/conferences");
      await button(page, say("common.freshness.refresh")).click();
      await page.getByText(say("common.freshness.problem")).waitFor();
    },
  },
  {
    name: "offline",
    leaves: true,
    async open(page) {
      await open(page, "/conferences");
      await page.context().setOffline(true);
      await page.locator("[role=status] p").first().waitFor();
    },
  },
];
