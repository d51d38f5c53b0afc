import type { Screen } from "./fixtures";
import { alert, button, fillInvitation, guest, open, rows, send } from "./steps";

const MESSAGE = "Der Dienst ist <b>gerade</b> nicht da.";

/** Failures of Boomstream and of the network. */
export const FAILURES: readonly Screen[] = [
  {
    name: "roster-failing",
    leavesState: true,
    async open(page, { failing, sandbox, translate }) {
      await sandbox.clearFaults();
      await open(page, `/conferences/${failing.code}`);
      await rows(page).nth(1).waitFor();
      const rule = { conferenceCode: failing.code, fault: "failed", message: MESSAGE } as const;
      await sandbox.setFaults({ rules: [rule] });
      await button(page, translate("common.freshness.refresh")).click();
      await page.getByText(translate("common.freshness.problem")).waitFor();
    },
  },
  {
    name: "conference-new-failing",
    leavesState: true,
    async open(page, { sandbox, translate }) {
      await sandbox.setFaults({ rules: [{ method: "create", fault: "failed", message: MESSAGE }] });
      await open(page, "/conferences/new");
      await page.getByLabel(translate("conferences.form.title")).fill("Sommerfest");
      await button(page, translate("conferences.form.create")).click();
      await alert(page).waitFor();
    },
  },
  {
    name: "invite-failing",
    leavesState: true,
    async open(page, fixtures) {
      await fixtures.sandbox.setFaults({
        rules: [{ method: "invite", fault: "failed", message: MESSAGE }],
      });
      await fillInvitation(page, fixtures, fixtures.empty.code, guest());
      await page.getByRole("switch", { name: fixtures.translate("invitations.notify") }).click();
      await send(page, fixtures);
      await alert(page).waitFor();
    },
  },
  {
    name: "conferences-failing",
    leavesState: true,
    async open(page, { sandbox, translate }) {
      await sandbox.setFaults({ rules: [{ method: "list", fault: "failed", message: MESSAGE }] });
      await open(page, "/conferences");
      await button(page, translate("common.freshness.refresh")).click();
      await page.getByText(translate("common.freshness.problem")).waitFor();
    },
  },
  {
    name: "offline",
    leavesState: true,
    async open(page) {
      await open(page, "/conferences");
      await page.context().setOffline(true);
      await page.locator("[role=status] p").first().waitFor();
    },
  },
];
