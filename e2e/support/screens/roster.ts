import { expect } from "@playwright/test";
import type { Screen } from "./stage";
import { button, fillInvitation, guest, menuShown, open, openFull, rows, send } from "./steps";

/** The roster as a whole, its filters and menus. */
export const ROSTER: readonly Screen[] = [
  { name: "roster", open: (page, stage) => openFull(page, stage) },
  {
    name: "roster-empty",
    async open(page, { empty, say }) {
      await open(page, `/conferences/${empty.code}`);
      await page.getByText(say("participants.empty.title")).waitFor();
    },
  },
  {
    name: "roster-nothing",
    async open(page, { full, say }) {
      await open(page, `/conferences/${full.code}?q=zzzz`);
      await page.getByText(say("participants.nothing.title")).waitFor();
    },
  },
  {
    name: "roster-filters",
    async open(page, stage) {
      await openFull(page, stage, "?links=unknown");
      const filters = button(page, stage.say("common.filters"));
      if (await filters.isVisible()) await filters.click();
    },
  },
  {
    name: "roster-menu",
    async open(page, stage) {
      await openFull(page, stage);
      await button(page, stage.say("participants.columns.actions")).nth(1).click();
      await menuShown(page);
    },
  },
  {
    name: "roster-selection",
    leaves: true,
    async open(page, stage) {
      await openFull(page, stage);
      await page.getByRole("table").getByRole("checkbox").nth(2).click();
      await page.getByRole("table").getByRole("checkbox").nth(4).click();
      await page.getByRole("region", { name: stage.say("common.selection") }).waitFor();
    },
  },
  {
    name: "shortcuts",
    async open(page, stage) {
      await openFull(page, stage);
      await expect(async () => {
        await page.keyboard.press("?");
        await page.getByRole("dialog").waitFor({ timeout: 1_000 });
      }).toPass();
    },
  },
  {
    name: "command-menu",
    async open(page, stage) {
      const { say } = stage;
      await openFull(page, stage);
      await button(page, say("common.commands.title")).click();
      await page.getByRole("option").first().waitFor();
    },
  },
  {
    name: "command-menu-found",
    async open(page, { say }) {
      await open(page, "/conferences");
      await button(page, say("common.commands.title")).click();
      await page.getByRole("dialog").getByRole("combobox").fill("person00");
      await page.getByRole("group", { name: say("common.commands.people") }).waitFor();
    },
  },
  {
    name: "outside",
    leaves: true,
    async open(page, { sandbox, say, full }) {
      await open(page, `/conferences/${full.code}`);
      await rows(page).nth(1).waitFor();
      await sandbox.invite(full, guest());
      await button(page, say("common.freshness.refresh")).click();
      await page.getByText(say("common.outside.added")).first().waitFor();
    },
  },
  {
    name: "links-renew",
    async open(page, stage) {
      const { say } = stage;
      await fillInvitation(page, stage, stage.full.code, guest());
      await page.getByRole("switch", { name: say("invitations.notify") }).click();
      await page.getByLabel(say("invitations.lifetime")).selectOption("day");
      await send(page, stage);
      await page.getByLabel(say("invitations.link")).waitFor();
      await openFull(page, stage);
      await button(page, say("imports.expiring.action")).click();
      await page.getByRole("dialog").waitFor();
    },
  },
];
