import { expect, type Page } from "@playwright/test";
import type { Screen, Fixtures } from "./fixtures";
import { button, guest, menuShown, open } from "./steps";

/** A list with every kind of row issue. */
const list = () =>
  [
    "Email\tИмя\tРоль\tСрок ссылки",
    `${guest()}\tМария Орлова\tмодератор\t7 дней`,
    `anna.petrova@gmial.com\tAnna Petrova\t\tlong`,
    "no address\tНикто\t\t",
    "person002@example.com\tSomebody Else\t\t1 hour",
  ].join("\n");
let undecided = 0;

async function previewList(page: Page, { translate }: Fixtures, code: string, text: string) {
  // Discards the draft of the previous screen, which would be previewed at once.
  await page.addInitScript(() => void indexedDB.deleteDatabase("foyer-drafts"));
  await open(page, `/conferences/${code}/import`);
  await page.getByLabel(translate("imports.input.list"), { exact: true }).fill(text);
  await button(page, translate("imports.preview")).click();
  await button(page, translate("imports.start.button")).waitFor();
  await page.getByText(translate("imports.comparing")).waitFor({ state: "hidden" });
}

async function runList(page: Page, fixtures: Fixtures, code: string, text: string): Promise<void> {
  await previewList(page, fixtures, code, text);
  await button(page, fixtures.translate("imports.start.button")).click();
  await page.waitForURL(/\/imports\//);
}

/** Lists: input, preview, import. */
export const IMPORTS: readonly Screen[] = [
  { name: "import", open: (page, { full }) => open(page, `/conferences/${full.code}/import`) },
  {
    name: "import-unreadable",
    leavesState: true,
    async open(page, { full, translate }) {
      await open(page, `/conferences/${full.code}/import`);
      await page.getByLabel(translate("imports.input.list"), { exact: true }).fill(";;;");
      await button(page, translate("imports.preview")).click();
      await page.getByText(translate("imports.unreadable.empty")).waitFor();
    },
  },
  {
    name: "import-preview",
    leavesState: true,
    open: (page, fixtures) => previewList(page, fixtures, fixtures.full.code, list()),
  },
  {
    name: "import-declined",
    leavesState: true,
    async open(page, fixtures) {
      const rows = ["Email\tИмя\tСтатус", `${guest()}\tМария Орлова\tподтверждено`];
      rows.push(`${guest()}\tПётр Вавилов\tотказ`, `${guest()}\tAnna Berg\tотменено`);
      await previewList(page, fixtures, fixtures.empty.code, rows.join("\n"));
      await page
        .getByRole("switch", { name: fixtures.translate("imports.reading.includeDeclined") })
        .waitFor();
    },
  },
  {
    name: "import-compared",
    leavesState: true,
    async open(page, fixtures) {
      await previewList(page, fixtures, fixtures.full.code, list());
      await page.getByText(fixtures.translate("imports.mode.sync"), { exact: true }).click();
      await page
        .getByRole("heading", { name: fixtures.translate("imports.decisions.title.sync") })
        .waitFor();
    },
  },
  {
    name: "import-leave",
    leavesState: true,
    async open(page, fixtures) {
      await previewList(page, fixtures, fixtures.empty.code, guest());
      // The upload hangs.
      await page.route(/\/import$/, (route) =>
        route.request().method() === "POST" ? undefined : route.continue(),
      );
      await button(page, fixtures.translate("imports.start.button")).click();
      await page.locator("main a").first().click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "import-run",
    leavesState: true,
    async open(page, fixtures) {
      await runList(page, fixtures, fixtures.full.code, list());
      await page
        .getByText(fixtures.translate("imports.states.done"), { exact: true })
        .first()
        .waitFor();
    },
  },
  {
    name: "import-undecided",
    leavesState: true,
    async open(page, fixtures) {
      const { sandbox, unclear, translate } = fixtures;
      await sandbox.setFaults({
        rules: [{ method: "invite", conferenceCode: unclear.code, fault: "html" }],
      });
      // A new person each time: Foyer doesn't invite an address with an unknown invitation.
      const person = String((undecided += 1)).padStart(3, "0");
      await previewList(page, fixtures, unclear.code, `person${person}@example.com`);
      await page.locator("#import-decisions ~ ul select").selectOption("link");
      await button(page, translate("imports.start.button")).click();
      await page.waitForURL(/\/imports\//);
      await button(page, translate("imports.run.decideAll")).click();
      await menuShown(page);
    },
  },
  {
    name: "import-incomplete",
    leavesState: true,
    async open(page, fixtures) {
      await previewList(page, fixtures, fixtures.empty.code, guest());
      // The import is created, then the page loses its connection.
      let sent = 0;
      await page.route(/\/import$/, (route) => {
        if (route.request().method() !== "POST") return route.continue();
        sent += 1;
        return sent === 1 ? route.continue() : route.abort("internetdisconnected");
      });
      await button(page, fixtures.translate("imports.start.button")).click();
      await expect.poll(() => sent).toBeGreaterThan(1);
      await page.evaluate(() => window.location.assign("/imports"));
      await page.getByText(fixtures.translate("imports.states.loading")).first().waitFor();
    },
  },
];
