import type { Page } from "@playwright/test";
import { makeStaff } from "../staff";
import type { Screen, Fixtures } from "./fixtures";
import { button, guest, open, rows } from "./steps";

/** Opens a row's menu on this page and chooses an entry; what follows is a dialog. */
async function openDialog(
  page: Page,
  { translate }: Fixtures,
  path: string,
  row: string,
  entry: string,
) {
  await open(page, path);
  await button(rows(page).filter({ hasText: row }), translate("common.actions"))
    .first()
    .click();
  await page.getByRole("menuitem", { name: translate(entry), exact: true }).click();
  await page.getByRole("dialog").or(page.getByRole("alertdialog")).waitFor();
}

/** Screens of administrators: projects, staff, activity, the sandbox's outbox. */
export const ADMINISTRATION: readonly Screen[] = [
  { name: "projects", open: (page) => open(page, "/projects") },
  {
    name: "projects-add",
    async open(page, { translate }) {
      await open(page, "/projects");
      await button(page, translate("projects.add")).click();
      await page.getByRole("dialog").waitFor();
      await button(page.getByRole("dialog"), translate("projects.addDialog.submit")).click();
      await page.getByText(translate("validation.projectNameMissing")).waitFor();
    },
  },
  {
    name: "project-rename",
    open: (page, fixtures) => openDialog(page, fixtures, "/projects", "", "projects.rename"),
  },
  { name: "installation", open: (page) => open(page, "/installation") },
  { name: "help", open: (page) => open(page, "/help/personal-data") },
  {
    name: "activity",
    async open(page) {
      await open(page, "/activity");
      await rows(page).nth(1).waitFor();
    },
  },
  ...(
    [
      ["staff-role", "staff.changeRole"],
      ["staff-reset", "staff.resetPassword"],
      ["staff-close", "staff.closeAccount"],
    ] as const
  ).map(([name, entry]) => ({
    name,
    leavesState: true,
    async open(page: Page, fixtures: Fixtures) {
      const { email } = await makeStaff(fixtures.dataDir, "manager");
      await openDialog(page, fixtures, "/staff", email, entry);
    },
  })),
  {
    name: "staff-add",
    leavesState: true,
    async open(page, { translate }) {
      await open(page, "/staff");
      await button(page, translate("staff.add")).click();
      await button(page.getByRole("dialog"), translate("staff.addDialog.submit")).click();
      await page.getByText(translate("validation.emailMissing")).waitFor();
    },
  },
  {
    name: "staff-link",
    leavesState: true,
    async open(page, { translate }) {
      await open(page, "/staff");
      await button(page, translate("staff.add")).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(translate("staff.email"), { exact: true }).fill(guest());
      await dialog.getByLabel(translate("staff.name"), { exact: true }).fill("Мария Орлова");
      await button(dialog, translate("staff.addDialog.submit")).click();
      await page.getByLabel(translate("staff.linkDialog.label")).waitFor();
    },
  },
  {
    name: "staff",
    async open(page) {
      await open(page, "/staff");
      await rows(page).nth(1).waitFor();
    },
  },
  {
    name: "outbox",
    async open(page, { translate }) {
      await open(page, "/sandbox");
      await page.getByRole("heading", { name: translate("sandbox.title") }).waitFor();
    },
  },
];
