import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { setUpTwoSteps } from "./authenticator";
import type { Sandbox, SeededConference } from "./sandbox";
import {
  fillMailQueue,
  makeLostLinkPage,
  storeMail,
  turnLinksOff,
  turnMail,
} from "./outgoing-mail";
import { makeStaff } from "./staff";
import type { Say } from "./words";

/** What the screens stand on: conferences made for them, and the words of the language shown. */
export type Stage = {
  say: Say;
  sandbox: Sandbox;
  /** Where people are made who are not the administrator. */
  dataDir: string;
  full: SeededConference;
  empty: SeededConference;
  /** Its invitations fail in such a way that nobody knows their outcome. */
  unclear: SeededConference;
  /** Its roster was read once and can't be read any more. */
  failing: SeededConference;
};

export type Screen = {
  name: string;
  stranger?: true;
  open: (page: Page, stage: Stage) => Promise<void>;
};

const MESSAGE = "Der Dienst ist <b>gerade</b> nicht da.";

/** Makes the conferences that the screens show, by `make`: with titles of their own, or as they are. */
export async function setStage(
  sandbox: Sandbox,
  say: Say,
  dataDir: string,
  { make = sandbox.seed, people = 8 } = {},
): Promise<Stage> {
  return {
    say,
    sandbox,
    dataDir,
    full: await make(people, "Annual partners’ meeting"),
    empty: await make(0, "Press breakfast"),
    unclear: await make(8, "Board meeting"),
    failing: await make(3, "Совет директоров"),
  };
}

const rows = (page: Page): Locator => page.getByRole("table").getByRole("row");
const button = (page: Page | Locator, name: string): Locator =>
  page.getByRole("button", { name, exact: true });
const open = async (page: Page, path: string) => {
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
};

async function openFull(page: Page, { full }: Stage, query = ""): Promise<void> {
  await open(page, `/conferences/${full.code}${query}`);
  await rows(page).nth(1).waitFor();
}

/** Opens the conference's own menu: on phones the navigation has one of the same name. */
const openMore = (page: Page, { say }: Stage) =>
  button(page.getByRole("main"), say("conferences.more")).click();

async function openAction(page: Page, stage: Stage, entry: string): Promise<void> {
  await openFull(page, stage);
  await button(page, stage.say("participants.columns.actions")).nth(1).click();
  await page.getByRole("menuitem", { name: stage.say(entry), exact: true }).click();
}

/** Opens a row's menu on this page and chooses an entry; what follows is a dialog. */
async function openDialog(page: Page, { say }: Stage, path: string, row: string, entry: string) {
  await open(page, path);
  await button(rows(page).filter({ hasText: row }), say("common.actions"))
    .first()
    .click();
  await page.getByRole("menuitem", { name: say(entry), exact: true }).click();
  await page.getByRole("dialog").or(page.getByRole("alertdialog")).waitFor();
}

async function openParticipant(page: Page, stage: Stage): Promise<void> {
  await openAction(page, stage, "activity.access.menu");
  await page.getByRole("heading", { name: stage.say("activity.access.title") }).waitFor();
}

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

async function fillInvitation(page: Page, { say }: Stage, code: string, email: string) {
  await open(page, `/conferences/${code}/invite`);
  await page.getByLabel(say("invitations.email"), { exact: true }).fill(email);
  await page.getByLabel(say("invitations.name"), { exact: true }).fill("Мария Орлова");
}

const send = (page: Page, { say }: Stage) =>
  button(page, say("invitations.send"))
    .or(button(page, say("invitations.inviteAndEmail")))
    .click();
let undecided = 0;

const guest = () => `guest-${randomUUID().slice(0, 8)}@example.com`;
const alert = (page: Page): Locator => page.locator("main").getByRole("alert").first();

/** A list with something of everything that can be said of a row. */
const list = () =>
  [
    "Email\tИмя\tРоль\tСрок ссылки",
    `${guest()}\tМария Орлова\tмодератор\t7 дней`,
    `anna.petrova@gmial.com\tAnna Petrova\t\tlong`,
    "no address\tНикто\t\t",
    "person002@example.com\tSomebody Else\t\t1 hour",
  ].join("\n");

async function previewList(page: Page, { say }: Stage, code: string, text: string) {
  // Without the draft of the screen before, which would be previewed at once.
  await page.addInitScript(() => void indexedDB.deleteDatabase("foyer-drafts"));
  await open(page, `/conferences/${code}/import`);
  await page.getByLabel(say("imports.input.list"), { exact: true }).fill(text);
  await button(page, say("imports.preview")).click();
  await button(page, say("imports.start.button")).waitFor();
  await page.getByText(say("imports.comparing")).waitFor({ state: "hidden" });
}

async function runList(page: Page, stage: Stage, code: string, text: string): Promise<void> {
  await previewList(page, stage, code, text);
  await button(page, stage.say("imports.start.button")).click();
  await page.waitForURL(/\/imports\//);
}

/** Signs somebody in who was not there before. */
async function enter(page: Page, { say, dataDir }: Stage, twoSteps: boolean): Promise<void> {
  const person = await makeStaff(dataDir, "manager", { twoSteps });
  await page.context().clearCookies({ name: "foyer.session" });
  await open(page, "/login");
  await page.getByLabel(say("sign-in.email")).fill(person.email);
  await page.getByLabel(say("sign-in.password"), { exact: true }).fill(person.password);
  await button(page, say("sign-in.submit")).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

async function openSetUp(page: Page, { say }: Stage): Promise<void> {
  await open(page, "/profile");
  await button(page, say("profile.twoSteps.turnOn")).click();
  await page.getByRole("img", { name: say("profile.twoSteps.setUp.image") }).waitFor();
}

/** Every screen and dialog of Foyer, each with the way to it. */
export const SCREENS: readonly Screen[] = [
  { name: "sign-in", stranger: true, open: (page) => open(page, "/login") },
  {
    name: "welcome-spent",
    stranger: true,
    open: (page) => open(page, "/welcome/nothing-behind-this"),
  },
  {
    name: "sign-in-refused",
    stranger: true,
    async open(page, { say }) {
      await open(page, "/login");
      await page.getByLabel(say("sign-in.email")).fill(guest());
      await page.getByLabel(say("sign-in.password"), { exact: true }).fill("not the password");
      await button(page, say("sign-in.submit")).click();
      await page.getByText(say("errors.wrong-credentials")).waitFor();
    },
  },
  {
    name: "sign-in-late",
    stranger: true,
    async open(page, { say }) {
      await open(page, "/login?why=late");
      await page.getByText(say("sign-in.why.late")).waitFor();
    },
  },
  {
    name: "sign-in-code",
    stranger: true,
    async open(page, stage) {
      await enter(page, stage, true);
      await page.getByLabel(stage.say("sign-in.code.label")).fill("000000");
      await button(page, stage.say("sign-in.submit")).click();
      await page.getByText(stage.say("errors.wrong-code")).waitFor();
    },
  },
  {
    name: "two-steps-codes",
    stranger: true,
    async open(page, stage) {
      await enter(page, stage, false);
      await openSetUp(page, stage);
      await setUpTwoSteps(page, stage.say);
    },
  },
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
      await page.getByRole("menu").waitFor();
    },
  },
  { name: "home", open: (page) => open(page, "/") },
  { name: "conferences-deleted", open: (page) => open(page, "/conferences/deleted") },
  { name: "page-missing", open: (page) => open(page, "/no/such/page") },
  {
    name: "person-panel",
    async open(page, stage) {
      await openFull(page, stage);
      await rows(page).nth(2).getByRole("button").first().click();
      await page.getByRole("dialog").getByRole("heading", { level: 3 }).first().waitFor();
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
    name: "share",
    async open(page, stage) {
      await fillInvitation(page, stage, stage.full.code, guest());
      await send(page, stage);
      await page.getByLabel(stage.say("invitations.link")).waitFor();
      await button(page, stage.say("participants.share.action")).click();
      await page.getByRole("dialog").getByLabel(stage.say("participants.share.message")).waitFor();
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
  { name: "projects", open: (page) => open(page, "/projects") },
  { name: "installation", open: (page) => open(page, "/installation") },
  {
    name: "mail",
    async open(page, { dataDir, say }) {
      fillMailQueue(dataDir);
      turnMail(dataDir, true);
      await open(page, "/mail");
      await button(page, say("mail.server.check")).click();
      await page.getByRole("status").filter({ hasText: "ECONNREFUSED" }).waitFor();
      // The other screens show invitations that Boomstream emails.
      turnMail(dataDir, false);
    },
  },
  {
    name: "mail-texts",
    async open(page, stage) {
      const { full, dataDir, say } = stage;
      fillMailQueue(dataDir);
      await openFull(page, stage);
      await open(page, `/conferences/${full.code}/email`);
      await page.getByLabel(say("mail-texts.subject"), { exact: true }).fill("");
      await button(page, say("mail-texts.save")).click();
      await page.getByText(say("validation.mailSubjectMissing")).waitFor();
      await page.frameLocator("iframe").getByRole("heading").waitFor();
    },
  },
  {
    name: "panel-mail",
    async open(page, stage) {
      const { full, dataDir, say } = stage;
      fillMailQueue(dataDir);
      const email = "person001@example.com";
      storeMail(dataDir, { state: "unknown", conference: full.code, email });
      await openFull(page, stage);
      await rows(page).filter({ hasText: email }).getByRole("button").first().click();
      await button(page, say("participants.panel.mail.again")).waitFor();
    },
  },
  {
    name: "reminders",
    async open(page, { full, dataDir, say }) {
      turnMail(dataDir, true);
      await open(page, `/conferences/${full.code}/reminders`);
      const add = button(page, say("reminders.add"));
      const kept = page.getByRole("list", { name: say("reminders.list") });
      await add.click();
      await button(page.getByRole("dialog"), say("reminders.dialog.submit")).click();
      await kept.or(page.getByText(say("validation.reminderKnown"))).waitFor();
      await page.keyboard.press("Escape");
      await kept.waitFor();
      turnMail(dataDir, false);
    },
  },
  {
    name: "reminders-add",
    async open(page, { full, dataDir, say }) {
      turnMail(dataDir, true);
      await open(page, `/conferences/${full.code}/reminders`);
      await button(page, say("reminders.add")).click();
      await page.getByLabel(say("reminders.dialog.when")).selectOption("before");
      await page.getByLabel(say("reminders.dialog.amount")).fill("99");
      await page.getByLabel(say("reminders.dialog.unit")).selectOption("days");
      await button(page.getByRole("dialog"), say("reminders.dialog.submit")).click();
      await page.getByText(say("validation.reminderFar")).waitFor();
      turnMail(dataDir, false);
    },
  },
  ...(["lost-link", "lost-link-sent"] as const).map((name) => ({
    name,
    async open(page: Page, stage: Stage) {
      const { full, dataDir } = stage;
      await openFull(page, stage);
      const path = makeLostLinkPage(dataDir, full.code);
      await open(page, name === "lost-link" ? `${path}?lang=ru` : `${path}?sent=1&lang=ru`);
      turnLinksOff(dataDir);
    },
  })),
  {
    name: "import-declined",
    async open(page, stage) {
      const rows = ["Email\tИмя\tСтатус", `${guest()}\tМария Орлова\tподтверждено`];
      rows.push(`${guest()}\tПётр Вавилов\tотказ`, `${guest()}\tAnna Berg\tотменено`);
      await previewList(page, stage, stage.empty.code, rows.join("\n"));
      await page
        .getByRole("switch", { name: stage.say("imports.reading.includeDeclined") })
        .waitFor();
    },
  },
  { name: "help", open: (page) => open(page, "/help/personal-data") },
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
  { name: "conflict", open: openConflict },
  { name: "participant", open: openParticipant },
  {
    name: "history",
    async open(page, { full }) {
      await open(page, `/conferences/${full.code}/activity`);
      await rows(page).nth(1).waitFor();
    },
  },
  {
    name: "activity",
    async open(page) {
      await open(page, "/activity");
      await rows(page).nth(1).waitFor();
    },
  },
  { name: "people-begin", open: (page) => open(page, "/people") },
  {
    name: "people",
    async open(page) {
      await open(page, "/people?q=person00");
      await rows(page).nth(1).waitFor();
    },
  },
  {
    name: "person",
    async open(page) {
      await open(page, "/people/person001%40example.com");
      await rows(page).nth(1).waitFor();
    },
  },
  {
    name: "outside",
    async open(page, { sandbox, say, full }) {
      await open(page, `/conferences/${full.code}`);
      await rows(page).nth(1).waitFor();
      await sandbox.invite(full, guest());
      await button(page, say("common.freshness.refresh")).click();
      await page.getByText(say("common.outside.added")).first().waitFor();
    },
  },
  {
    name: "code",
    async open(page, stage) {
      const { say, full } = stage;
      const person = guest();
      await fillInvitation(page, stage, full.code, person);
      await send(page, stage);
      await page.getByLabel(say("invitations.link")).waitFor();
      await open(page, `/conferences/${full.code}`);
      const row = rows(page).filter({ hasText: person });
      await button(row, say("participants.columns.actions")).click();
      await page.getByRole("menuitem", { name: say("templates.qr"), exact: true }).click();
      await page.getByRole("dialog").getByRole("img").waitFor();
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
  ...(
    [
      ["staff-role", "staff.changeRole"],
      ["staff-reset", "staff.resetPassword"],
      ["staff-close", "staff.closeAccount"],
    ] as const
  ).map(([name, entry]) => ({
    name,
    async open(page: Page, stage: Stage) {
      const { email } = await makeStaff(stage.dataDir, "manager");
      await openDialog(page, stage, "/staff", email, entry);
    },
  })),
  {
    name: "staff-add",
    async open(page, { say }) {
      await open(page, "/staff");
      await button(page, say("staff.add")).click();
      await button(page.getByRole("dialog"), say("staff.addDialog.submit")).click();
      await page.getByText(say("validation.emailMissing")).waitFor();
    },
  },
  {
    name: "staff-link",
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
    name: "project-rename",
    open: (page, stage) => openDialog(page, stage, "/projects", "", "projects.rename"),
  },
  { name: "conference-new", open: (page) => open(page, "/conferences/new") },
  {
    name: "conference-new-wrong",
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
    name: "roster-menu",
    async open(page, stage) {
      await openFull(page, stage);
      await button(page, stage.say("participants.columns.actions")).nth(1).click();
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "roster-selection",
    async open(page, stage) {
      await openFull(page, stage);
      await page.getByRole("table").getByRole("checkbox").nth(2).click();
      await page.getByRole("table").getByRole("checkbox").nth(4).click();
      await page.getByRole("region", { name: stage.say("common.selection") }).waitFor();
    },
  },
  {
    name: "participant-edit",
    async open(page, stage) {
      await openAction(page, stage, "participants.edit");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "participant-new-link",
    async open(page, stage) {
      await openAction(page, stage, "participants.newLink");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "participant-new-link-made",
    async open(page, stage) {
      await openAction(page, stage, "participants.newLink");
      const submit = stage.say("participants.newLinkDialog.submit");
      await page.getByRole("dialog").getByRole("button", { name: submit }).click();
      await page.getByLabel(stage.say("invitations.link")).waitFor();
    },
  },
  {
    name: "participant-revoke",
    async open(page, stage) {
      await openAction(page, stage, "participants.revoke");
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "participant-revoked",
    async open(page, stage) {
      await openAction(page, stage, "participants.revoke");
      const confirm = { name: stage.say("participants.revoke") };
      await page.getByRole("alertdialog").getByRole("button", confirm).click();
      await button(page, stage.say("participants.undo")).waitFor();
    },
  },
  {
    name: "invite",
    async open(page, { full, say }) {
      await open(page, `/conferences/${full.code}/invite`);
      await page.getByLabel(say("invitations.lifetime")).selectOption("custom");
    },
  },
  {
    name: "invite-wrong",
    async open(page, stage) {
      await fillInvitation(page, stage, stage.full.code, "not an address");
      await page.getByLabel(stage.say("invitations.avatarUrl")).fill("http://example.com/me.png");
      await send(page, stage);
      await page.getByText(stage.say("validation.avatarWrong")).waitFor();
    },
  },
  {
    name: "invited",
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
    async open(page, stage) {
      await fillInvitation(page, stage, stage.full.code, "person002@example.com");
      await send(page, stage);
      await button(page, stage.say("invitations.sendAnyway")).waitFor();
    },
  },
  {
    name: "copy-by-hand",
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
      await page.getByRole("menu").waitFor();
    },
  },
  { name: "import", open: (page, { full }) => open(page, `/conferences/${full.code}/import`) },
  {
    name: "import-unreadable",
    async open(page, { full, say }) {
      await open(page, `/conferences/${full.code}/import`);
      await page.getByLabel(say("imports.input.list"), { exact: true }).fill(";;;");
      await button(page, say("imports.preview")).click();
      await page.getByText(say("imports.unreadable.empty")).waitFor();
    },
  },
  {
    name: "import-preview",
    open: (page, stage) => previewList(page, stage, stage.full.code, list()),
  },
  {
    name: "import-compared",
    async open(page, stage) {
      await previewList(page, stage, stage.full.code, list());
      await page.getByText(stage.say("imports.mode.sync"), { exact: true }).click();
      await page
        .getByRole("heading", { name: stage.say("imports.decisions.title.sync") })
        .waitFor();
    },
  },
  {
    name: "import-leave",
    async open(page, stage) {
      await previewList(page, stage, stage.empty.code, guest());
      // The list is on its way and does not arrive.
      await page.route(/\/import$/, (route) =>
        route.request().method() === "POST" ? undefined : route.continue(),
      );
      await button(page, stage.say("imports.start.button")).click();
      await page.locator("main a").first().click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "import-run",
    async open(page, stage) {
      await runList(page, stage, stage.full.code, list());
      await page.getByText(stage.say("imports.states.done"), { exact: true }).first().waitFor();
    },
  },
  {
    name: "import-undecided",
    async open(page, stage) {
      const { sandbox, unclear, say } = stage;
      await sandbox.misbehave({
        rules: [{ method: "invite", conferenceCode: unclear.code, fault: "html" }],
      });
      // Somebody else each time: whose outcome is unknown is not sent anything by another list.
      const person = String((undecided += 1)).padStart(3, "0");
      await previewList(page, stage, unclear.code, `person${person}@example.com`);
      await page.locator("#import-decisions ~ ul select").selectOption("link");
      await button(page, say("imports.start.button")).click();
      await page.waitForURL(/\/imports\//);
      await button(page, say("imports.run.decideAll")).click();
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "import-incomplete",
    async open(page, stage) {
      await previewList(page, stage, stage.empty.code, guest());
      // The list is announced, and then its page loses its connection.
      let sent = 0;
      await page.route(/\/import$/, (route) => {
        if (route.request().method() !== "POST") return route.continue();
        sent += 1;
        return sent === 1 ? route.continue() : route.abort("internetdisconnected");
      });
      await button(page, stage.say("imports.start.button")).click();
      await expect.poll(() => sent).toBeGreaterThan(1);
      await page.evaluate(() => window.location.assign("/imports"));
      await page.getByText(stage.say("imports.states.loading")).first().waitFor();
    },
  },
  {
    name: "links-renew",
    async open(page, stage) {
      const { say } = stage;
      await openFull(page, stage);
      await button(page, say("imports.expiring.action")).click();
      await page.getByRole("dialog").waitFor();
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
  {
    name: "outbox",
    async open(page, { say }) {
      await open(page, "/sandbox");
      await page.getByRole("heading", { name: say("sandbox.title") }).waitFor();
    },
  },
  {
    name: "account-menu",
    async open(page, { say }) {
      await open(page, "/conferences");
      await button(page, say("common.shell.account")).click();
      await page.getByRole("menu").waitFor();
    },
  },
  { name: "profile", open: (page) => open(page, "/profile") },
  { name: "two-steps-set-up", open: openSetUp },
  {
    name: "staff",
    async open(page) {
      await open(page, "/staff");
      await rows(page).nth(1).waitFor();
    },
  },
  { name: "not-found", open: (page) => open(page, "/conferences/no-such-conference") },
  {
    name: "roster-failing",
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
    async open(page, { sandbox, say }) {
      await sandbox.misbehave({ rules: [{ method: "list", fault: "failed", message: MESSAGE }] });
      await open(page, "/conferences");
      await button(page, say("common.freshness.refresh")).click();
      await page.getByText(say("common.freshness.problem")).waitFor();
    },
  },
  {
    name: "offline",
    async open(page) {
      await open(page, "/conferences");
      await page.context().setOffline(true);
      await page.locator("[role=status] p").first().waitFor();
    },
  },
];
