import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { ADMIN } from "./support/admin";
import { layoutDefects } from "./support/layout";
import {
  type Screen,
  SCREENS,
  createFixtures,
  type Fixtures,
  SCREEN_GROUPS,
} from "./support/screens";
import { requireReload } from "./support/screens/steps";
import { signIn } from "./support/sign-in";
import { expect, SIGNED_OUT, test } from "./support/test";
import { THOROUGH } from "./support/thorough";
import { translator } from "./support/translations";
import { unreachable, ZOOMED } from "./support/zoom";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const NARROW = { width: 360, height: 740 };
const TABLET = { width: 820, height: 900 };

test.use({
  storageState: SIGNED_OUT,
  // An email server that does not respond.
  ownServer: {
    SMTP_URL: "smtp://127.0.0.1:1",
    SMTP_FROM: "Events <events@example.com>",
    // Undo must stay visible on a slow machine.
    FOYER_UNDO_SECONDS: "20",
  },
  // The browser logs 404s and offline errors.
  expectedErrors: [/status of 404|ERR_INTERNET_DISCONNECTED/],
});

/** Returns the problems that axe finds on the current page. */
async function violations(page: Page): Promise<string[]> {
  // Waits for animations: intermediate colors fail contrast checks.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  // After client navigation axe and its cached style sheets are still loaded.
  const known = page.frames().length === 1 && (await page.evaluate(() => "axe" in window));
  const found = await new AxeBuilder({ page, ...(known && { axeSource: "// Loaded already." }) })
    .setLegacyMode()
    // Reports violations only. Called before withTags(), which it would reset.
    .options({ resultTypes: ["violations"], preload: !known })
    .withTags(RULES)
    .analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ""}`),
  );
}

async function setTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
  // Pages for participants follow the reader's system.
  await page.emulateMedia({ colorScheme: theme });
}

/**
 * The findings depend on width and theme, so screens alternate between them.
 */
const VARIANTS = [
  { name: "wide", size: WIDE, theme: "light" },
  { name: "phone", size: PHONE, theme: "dark" },
] as const;

const looksAt = (screen: Screen) =>
  THOROUGH ? VARIANTS : [VARIANTS[SCREENS.indexOf(screen) % VARIANTS.length] ?? VARIANTS[0]];

async function checkScreen(page: Page, screen: Screen, fixtures: Fixtures): Promise<void> {
  await page.setViewportSize(WIDE);
  await screen.open(page, fixtures);
  // A page that was just loaded may show its text before its styles.
  await page.waitForLoadState();
  await expect(page).toHaveTitle(/./);
  for (const { name, size, theme } of looksAt(screen)) {
    await page.setViewportSize(size);
    await setTheme(page, theme);
    expect.soft(await violations(page), `${screen.name}, ${name}`).toEqual([]);
  }
  for (const size of [NARROW, TABLET]) {
    await page.setViewportSize(size);
    expect.soft(await layoutDefects(page), `${screen.name} at ${size.width} px`).toEqual([]);
  }
  await page.setViewportSize(ZOOMED);
  expect.soft(await unreachable(page), `${screen.name} at 400%`).toEqual([]);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  // The next screen's form would begin with this one's draft.
  await page.evaluate(() => window.sessionStorage.clear());
  await page.context().setOffline(false);
  if (screen.leavesState ?? screen.signedOut) await requireReload(page);
}

/** In Russian, which has longer words; the other browser tests are in English. */
const LOCALE = "ru";

for (const [part, screens] of SCREEN_GROUPS.entries()) {
  test(`every screen passes axe and fits a phone and a tablet, part ${part + 1} of ${SCREEN_GROUPS.length}`, async ({
    page,
    context,
    foyer,
    sandbox,
  }) => {
    test.setTimeout(240_000);
    const speak = (value: string) =>
      context.addCookies([{ name: "foyer.locale", value, url: foyer.url }]);
    await speak(LOCALE);
    const fixtures = await createFixtures(sandbox, translator(LOCALE), foyer.dataDir);
    for (const screen of screens.filter(({ signedOut }) => signedOut)) {
      await checkScreen(page, screen, fixtures);
    }
    await context.clearCookies({ name: "foyer.session" });
    await speak("en");
    await signIn(page, ADMIN);
    await speak(LOCALE);
    // Prefetched pages and cached lists would still be in English.
    await page.goto("/conferences");
    await page
      .getByRole("button", { name: fixtures.translate("common.freshness.refresh") })
      .click();
    for (const screen of screens.filter(({ signedOut }) => !signedOut)) {
      await checkScreen(page, screen, fixtures);
    }
    await sandbox.clearFaults();
  });
}
