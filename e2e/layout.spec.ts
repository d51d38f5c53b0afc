import type { Page } from "@playwright/test";
import { ADMIN } from "./support/admin";
import { layoutDefects } from "./support/layout";
import { type Screen, SCREENS, createFixtures } from "./support/screens";
import { requireReload } from "./support/screens/steps";
import { signIn } from "./support/sign-in";
import { expect, SIGNED_OUT, test } from "./support/test";
import { type Locale, translator } from "./support/translations";

const WIDTHS = [360, 414, 600, 768, 820, 1024, 1180, 1279, 1440, 1920];
const HEIGHT = 900;
/** Time to observe a list for movement, in seconds. */
const WATCHED = 40;

/** Every list and form. */
const NAMES = new Set([
  "home",
  "conferences",
  "conferences-deleted",
  "roster",
  "outside",
  "people",
  "person",
  "participant",
  "history",
  "activity",
  "imports",
  "import",
  "import-compared",
  "import-run",
  "staff",
  "projects",
  "outbox",
  "profile",
  "conference-new",
  "conference-edit",
  "invite",
  "invited",
  "message",
  "installation",
]);
const IMPORTS: Screen = {
  name: "imports",
  async open(page) {
    await page.goto("/imports");
    await page.getByRole("heading", { level: 1 }).waitFor();
  },
};
const LISTS = [...SCREENS.filter(({ name }) => NAMES.has(name)), IMPORTS];

test.use({
  storageState: SIGNED_OUT,
  ownServer: {},
  expectedErrors: [/status of 404/],
});

async function firstRowTop(page: Page): Promise<number> {
  const row = page.locator("tbody tr:not([aria-hidden])").first();
  return row.evaluate((element) => element.getBoundingClientRect().top + window.scrollY);
}

for (const locale of ["en", "ru"] satisfies Locale[]) {
  test(`every list and form fits every width: ${locale}`, async ({
    page,
    context,
    foyer,
    sandbox,
  }) => {
    test.setTimeout(300_000);
    await signIn(page, ADMIN);
    await context.addCookies([{ name: "foyer.locale", value: locale, url: foyer.url }]);
    const fixtures = await createFixtures(sandbox, translator(locale), foyer.dataDir);
    await page.goto("/conferences");
    await page
      .getByRole("button", { name: fixtures.translate("common.freshness.refresh") })
      .click();
    for (const screen of LISTS) {
      await page.setViewportSize({ width: 1440, height: HEIGHT });
      await screen.open(page, fixtures);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        expect.soft(await layoutDefects(page), `${screen.name} at ${width} px`).toEqual([]);
      }
      // Each screen starts without traces of the previous one.
      await requireReload(page);
    }
  });

  test(`the first row does not move without input: ${locale}`, async ({
    page,
    context,
    foyer,
    sandbox,
  }) => {
    test.setTimeout(300_000);
    await signIn(page, ADMIN);
    await context.addCookies([{ name: "foyer.locale", value: locale, url: foyer.url }]);
    const { code } = await sandbox.seed(8);
    await page.clock.install();
    for (const path of ["/conferences", `/conferences/${code}`]) {
      for (const width of [768, 1024, 1440]) {
        await page.setViewportSize({ width, height: HEIGHT });
        await page.goto(path);
        await page.locator("tbody tr:not([aria-hidden])").nth(1).waitFor();
        const top = await firstRowTop(page);
        for (let second = 1; second <= WATCHED; second += 1) {
          await page.clock.runFor(1_000);
          expect(await firstRowTop(page), `${path} at ${width} px after ${second} s`).toBe(top);
        }
      }
    }
  });
}
