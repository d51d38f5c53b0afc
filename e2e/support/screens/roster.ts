import { expect } from "@playwright/test";
import type { Screen } from "./fixtures";
import { button, fillInvitation, guest, menuShown, open, openFull, rows, send } from "./steps";

/** The roster as a whole, its filters and menus. */
export const ROSTER: readonly Screen[] = [
  { name: "roster", open: (page, fixtures) => openFull(page, fixtures) },
  {
    name: "roster-empty",
    async open(page, { empty, translate }) {
      await open(page, `/conferences/${empty.code}`);
      await page.getByText(translate("participants.empty.title")).waitFor();
    },
  },
  {
    name: "roster-nothing",
    async open(page, { full, translate }) {
      await open(page, `/conferences/${full.code}?q=zzzz`);
      await page.getByText(translate("participants.nothing.title")).waitFor();
    },
  },
  {
    name: "roster-filters",
    async open(page, fixtures) {
      await openFull(page, fixtures, "?links=unknown");
      const filters = button(page, fixtures.translate("common.filters"));
      if (await filters.isVisible()) await filters.click();
    },
  },
  {
    name: "roster-menu",
    async open(page, fixtures) {
      await openFull(page, fixtures);
      await button(page, fixtures.translate("participants.columns.actions")).nth(1).click();
      await menuShown(page);
    },
  },
  {
    name: "roster-selection",
    leavesState: true,
    async open(page, fixtures) {
      await openFull(page, fixtures);
      await page.getByRole("table").getByRole("checkbox").nth(2).click();
      await page.getByRole("table").getByRole("checkbox").nth(4).click();
      await page.getByRole("region", { name: fixtures.translate("common.selection") }).waitFor();
    },
  },
  {
    name: "shortcuts",
    async open(page, fixtures) {
      await openFull(page, fixtures);
      await expect(async () => {
        await page.keyboard.press("?");
        await page.getByRole("dialog").waitFor({ timeout: 1_000 });
      }).toPass();
    },
  },
  {
    name: "command-menu",
    async open(page, fixtures) {
      const { translate } = fixtures;
      await openFull(page, fixtures);
      await button(page, translate("common.commands.title")).click();
      await page.getByRole("option").first().waitFor();
    },
  },
  {
    name: "command-menu-found",
    async open(page, { translate }) {
      await open(page, "/conferences");
      await button(page, translate("common.commands.title")).click();
      await page.getByRole("dialog").getByRole("combobox").fill("person00");
      await page.getByRole("group", { name: translate("common.commands.people") }).waitFor();
    },
  },
  {
    name: "outside",
    leavesState: true,
    async open(page, { sandbox, translate, full }) {
      await open(page, `/conferences/${full.code}`);
      await rows(page).nth(1).waitFor();
      await sandbox.invite(full, guest());
      await button(page, translate("common.freshness.refresh")).click();
      await page.getByText(translate("common.outside.added")).first().waitFor();
    },
  },
  {
    name: "links-renew",
    async open(page, fixtures) {
      const { translate } = fixtures;
      await fillInvitation(page, fixtures, fixtures.full.code, guest());
      await page.getByRole("switch", { name: translate("invitations.notify") }).click();
      await page.getByLabel(translate("invitations.lifetime")).selectOption("day");
      await send(page, fixtures);
      await page.getByLabel(translate("invitations.link")).waitFor();
      await openFull(page, fixtures);
      await button(page, translate("imports.expiring.action")).click();
      await page.getByRole("dialog").waitFor();
    },
  },
];
