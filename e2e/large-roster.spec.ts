import { readFile } from "node:fs/promises";
import { expect, test } from "./support/test";

test("a roster of thousands scrolls to its end, and the table reports its length", async ({
  page,
  sandbox,
}) => {
  const { code, title } = await sandbox.seed(3_000);
  await page.goto(`/conferences/${code}`);
  const roster = page.getByRole("table", { name: `Roster of ${title}` });
  await expect(page.getByText("3,000 participants with access")).toBeVisible();
  await expect(roster).toHaveAttribute("aria-rowcount", "3001");
  const end = roster.locator("[aria-rowindex='3001']");
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await expect(end).toBeInViewport({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await expect(end.getByRole("checkbox")).toBeVisible();
  expect(await roster.getByRole("row").count()).toBeLessThan(100);
});

test("scrolling stops with the wheel, Back and a reload return to the same position", async ({
  page,
  sandbox,
}) => {
  const { code, title } = await sandbox.seed(3_000);
  await page.goto(`/conferences/${code}`);
  const roster = page.getByRole("table", { name: `Roster of ${title}` });
  await expect(roster).toBeVisible();
  const length = () => page.evaluate(() => document.documentElement.scrollHeight);
  await expect.poll(length).toBeGreaterThan(100_000);
  const place = () => page.evaluate(() => window.scrollY);
  await page.mouse.move(400, 500);
  await page.mouse.wheel(0, 2_500);
  await expect.poll(place).toBeGreaterThanOrEqual(2_500);
  await expect(roster.locator("[aria-rowindex='50']")).toBeInViewport();
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { name: "Conferences", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(roster.locator("[aria-rowindex='50']")).toBeInViewport();
  expect(await place()).toBe(2_500);
  await page.reload();
  await expect(roster.locator("[aria-rowindex='50']")).toBeInViewport();
  expect(await place()).toBe(2_500);
});

test("selecting all counts, freezes and shows everyone who matches", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(1_100);
  await page.goto(`/conferences/${code}`);
  await expect(page.getByText("1,100 participants with access")).toBeVisible();
  await page.getByRole("checkbox", { name: "Select all" }).first().click();
  const selection = page.getByRole("region", { name: "Selection" });
  await expect(selection.getByText("1,100 selected")).toBeVisible();
  await page
    .getByRole("checkbox", { name: /^Select (?!all)/ })
    .first()
    .click();
  await expect(selection.getByText("1,099 selected")).toBeVisible();
  await selection.getByRole("button", { name: "Revoke" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText("Revoke access for 1,099 people?")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.keyboard.press("Escape");
  await expect(selection).toHaveCount(0);
  // Nobody lost access.
  await expect(page.getByText("1,100 participants with access")).toBeVisible();
});

test("the export contains the shown rows in the shown order", async ({ page, sandbox }) => {
  const { code, title } = await sandbox.seed(250);
  await page.goto(`/conferences/${code}?role=moderator&sort=-email`);
  const matches = page.getByText(/\d+ matches/);
  await expect(matches).toBeVisible();
  const count = Number(/(\d+) matches/.exec(await matches.innerText())?.[1]);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe(`${title}.csv`);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(count + 1);
  const emails = lines.slice(1).map((line) => line.split(",")[1] ?? "");
  expect(emails).toEqual(emails.toSorted().toReversed());
  expect(lines.slice(1).every((line) => line.includes(",moderator,"))).toBe(true);

  const sheet = page.waitForEvent("download");
  await page.getByRole("button", { name: "File format" }).click();
  await page.getByRole("menuitem", { name: "Excel (.xlsx)" }).click();
  expect((await sheet).suggestedFilename()).toBe(`${title}.xlsx`);
});

test("a menu whose items still load says so outside of the menu", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(3);
  await page.goto(`/conferences/${code}`);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const response = await route.fetch();
    // Only the items' code contains this.
    if ((await response.text()).includes("getOwnLink")) await released;
    await route.fulfill({ response });
  });
  await page.getByRole("button", { name: "Actions" }).first().click();
  const menu = page.getByRole("menu");
  await expect(menu).toBeVisible();
  await expect(page.getByText("Loading…")).toBeVisible();
  await expect(menu.getByRole("status")).toHaveCount(0);
  release();
  await expect(menu.getByRole("menuitem", { name: "Edit" })).toBeVisible();
  await expect(page.getByText("Loading…")).toHaveCount(0);
});

test.describe("with a script that can't be loaded", () => {
  test.use({ expectedErrors: [/ERR_FAILED|chunk/i] });

  for (const [part, mark] of [
    ["positioning code", "--radix-popper"],
    ["items", "getOwnLink"],
  ] as const) {
    test(`a menu without its ${part} reports it and opens after Try again`, async ({
      page,
      sandbox,
    }) => {
      const { code } = await sandbox.seed(3);
      const scripts = "**/_next/static/chunks/*.js";
      await page.goto(`/conferences/${code}`);
      await page.route(scripts, async (route) => {
        const response = await route.fetch();
        // Of what loads after the page, only the code of this part contains the mark.
        const lost = (await response.text()).includes(mark);
        await (lost ? route.abort() : route.fulfill({ response }));
      });
      await page.getByRole("button", { name: "Actions" }).first().click();
      await expect(page.getByRole("alert").getByText("didn't load")).toBeVisible();
      // A menu may contain only its items.
      await expect(page.getByRole("menu").getByRole("alert")).toHaveCount(0);

      await page.unroute(scripts);
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByRole("menuitem", { name: "Edit" })).toBeVisible();
      await expect(page.getByRole("alert").getByText("didn't load")).toHaveCount(0);
      await page.keyboard.press("ArrowDown");
      await expect(page.getByRole("menuitem", { name: "Edit" })).toBeFocused();
    });
  }
});
