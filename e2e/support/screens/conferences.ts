import type { Page } from "@playwright/test";
import type { Screen, Fixtures } from "./fixtures";
import { button, guest, menuShown, open, openFull, openMore, rows } from "./steps";

/** A second tab saves first. */
async function openConflict(page: Page, { translate, full }: Fixtures): Promise<void> {
  const path = `/conferences/${full.code}/edit`;
  const description = translate("conferences.form.description");
  await open(page, path);
  const other = await page.context().newPage();
  await open(other, path);
  await other.getByLabel(description).fill(`For the press, ${guest()}`);
  await button(other, translate("conferences.form.save")).click();
  await other.waitForURL((url) => !url.pathname.endsWith("/edit"));
  await other.close();
  await page.getByLabel(description).fill("For partners and their guests. ".repeat(3));
  await button(page, translate("conferences.form.save")).click();
  await page.getByRole("dialog", { name: translate("common.edited.title") }).waitFor();
}

/** The list of conferences, and conference pages without the roster. */
export const CONFERENCES: readonly Screen[] = [
  { name: "home", open: (page) => open(page, "/") },
  {
    name: "conferences",
    async open(page) {
      await open(page, "/conferences");
      await rows(page).nth(1).waitFor();
    },
  },
  {
    name: "conferences-nothing",
    async open(page, { translate }) {
      await open(page, "/conferences?q=zzzz");
      await page.getByText(translate("conferences.nothing.title")).waitFor();
    },
  },
  {
    name: "conferences-menu",
    async open(page, { translate }) {
      await open(page, "/conferences");
      await button(page, translate("common.actions")).first().click();
      await menuShown(page);
    },
  },
  { name: "conferences-deleted", open: (page) => open(page, "/conferences/deleted") },
  { name: "conference-new", open: (page) => open(page, "/conferences/new") },
  {
    name: "conference-new-wrong",
    leavesState: true,
    async open(page, { translate }) {
      await open(page, "/conferences/new");
      await page.getByLabel(translate("conferences.form.folderCode")).fill("no spaces, please");
      await button(page, translate("conferences.form.create")).click();
      await page.getByText(translate("validation.titleMissing")).waitFor();
    },
  },
  {
    name: "conference-edit",
    open: (page, { full }) => open(page, `/conferences/${full.code}/edit`),
  },
  {
    name: "conference-delete",
    async open(page, fixtures) {
      await openFull(page, fixtures);
      await openMore(page, fixtures);
      await page
        .getByRole("menuitem", { name: fixtures.translate("conferences.delete"), exact: true })
        .click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  { name: "conflict", leavesState: true, open: openConflict },
  {
    name: "history",
    async open(page, { full }) {
      await open(page, `/conferences/${full.code}/activity`);
      await rows(page).nth(1).waitFor();
    },
  },
  {
    name: "message",
    async open(page, fixtures) {
      await openFull(page, fixtures);
      await openMore(page, fixtures);
      await page.getByRole("menuitem", { name: fixtures.translate("templates.message") }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "not-found", open: (page) => open(page, "/conferences/no-such-conference") },
  { name: "page-missing", open: (page) => open(page, "/no/such/page") },
];
