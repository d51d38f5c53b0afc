import type { Page } from "@playwright/test";
import { makeStaff } from "../staff";
import type { Screen, Stage } from "./stage";
import { button, guest, open, rows } from "./steps";

/** Opens a row's menu on this page and chooses an entry; what follows is a dialog. */
async function openDialog(page: Page, { say }: Stage, path: string, row: string, entry: string) {
  await open(page, path);
  await button(rows(page).filter({ hasText: row }), say("common.actions"))
    .first()
    .click();
  await page.getByRole("menuitem", { name: say(entry), exact: true }).click();
  await page.getByRole("dialog").or(page.getByRole("alertdialog")).waitFor();
}

/** What administrators see: projects, staff, activity, the sandbox's mail. */
export const ADMINISTRATION: readonly Screen[] = [
  { name: "projects", open: (page) => open(page, "/projects") },
  {
    name: "projects-add",
    async open(page, { say }) {
      await open(page, "/projects");
      await button(page, say("projects.add")).click();
      await page.getByRole("dialog").waitFor();
      await button(page.getByRole("dialog"), say("projects.addDialog.submit")).click();
      await page.getByText(say("validation.projectNameMissing")).waitFor();
    },
  },
  {
    name: "project-rename",
    open: (page, stage) => openDialog(page, stage, "/projects", "", "projects.rename"),
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
    leaves: true,
    async open(page: Page, stage: Stage) {
      const { email } = await makeStaff(stage.dataDir, "manager");
      await openDialog(page, stage, "/staff", email, entry);
    },
  })),
  {
    name: "staff-add",
    leaves: true,
    async open(page, { say }) {
      await open(page, "/staff");
      await button(page, say("staff.add")).click();
      await button(page.getByRole("dialog"), say("staff.addDialog.submit")).click();
      await page.getByText(say("validation.emailMissing")).waitFor();
    },
  },
  {
    name: "staff-link",
    leaves: true,
    async open(page, { say }) {
      await open(page, "/staff");
      await button(page, say("staff.add")).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(say("staff.email"), { exact: true }).fill(guest());
      await dialog.getByLabel(say("staff.name"), { exact: true }).fill("Мария Орлова");
      await button(dialog, say("staff.addDialog.submit")).click();
      await page.getByLabel(say("staff.linkDialog.label")).waitFor();
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
    async open(page, { say }) {
      await open(page, "/sandbox");
      await page.getByRole("heading", { name: say("sandbox.title") }).waitFor();
    },
  },
];
