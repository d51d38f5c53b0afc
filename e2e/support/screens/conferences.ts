import type { Page } from "@playwright/test";
import type { Screen, Stage } from "./stage";
import { button, guest, menuShown, open, openFull, openMore, rows } from "./steps";

/** Another page of the same person's saves first. */
async function openConflict(page: Page, { say, full }: Stage): Promise<void> {
  const path = `/conferences/${full.code}/edit`;
  const description = say("conferences.form.description");
  await open(page, path);
  const other = await page.context().newPage();
  await open(other, path);
  await other.getByLabel(description).fill(`For the press, ${guest()}`);
  await button(other, say("conferences.form.save")).click();
  await other.waitForURL((url) => !url.pathname.endsWith("/edit"));
  await other.close();
  await page.getByLabel(description).fill("For partners and their guests. ".repeat(3));
  await button(page, say("conferences.form.save")).click();
  await page.getByRole("dialog", { name: say("common.edited.title") }).waitFor();
}

/** The list of conferences and everything about one but its people. */
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
    async open(page, { say }) {
      await open(page, "/conferences?q=zzzz");
      await page.getByText(say("conferences.nothing.title")).waitFor();
    },
  },
  {
    name: "conferences-menu",
    async open(page, { say }) {
      await open(page, "/conferences");
      await button(page, say("common.actions")).first().click();
      await menuShown(page);
    },
  },
  { name: "conferences-deleted", open: (page) => open(page, "/conferences/deleted") },
  { name: "conference-new", open: (page) => open(page, "/conferences/new") },
  {
    name: "conference-new-wrong",
    leaves: true,
    async open(page, { say }) {
      await open(page, "/conferences/new");
      await page.getByLabel(say("conferences.form.folderCode")).fill("no spaces, please");
      await button(page, say("conferences.form.create")).click();
      await page.getByText(say("validation.titleMissing")).waitFor();
    },
  },
  {
    name: "conference-edit",
    open: (page, { full }) => open(page, `/conferences/${full.code}/edit`),
  },
  {
    name: "conference-delete",
    async open(page, stage) {
      await openFull(page, stage);
      await openMore(page, stage);
      await page
        .getByRole("menuitem", { name: stage.say("conferences.delete"), exact: true })
        .click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  { name: "conflict", leaves: true, open: openConflict },
  {
    name: "history",
    async open(page, { full }) {
      await open(page, `/conferences/${full.code}/activity`);
      await rows(page).nth(1).waitFor();
    },
  },
  {
    name: "message",
    async open(page, stage) {
      await openFull(page, stage);
      await openMore(page, stage);
      await page.getByRole("menuitem", { name: stage.say("templates.message") }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "not-found", open: (page) => open(page, "/conferences/no-such-conference") },
  { name: "page-missing", open: (page) => open(page, "/no/such/page") },
];
