import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";
import { THOROUGH } from "./support/thorough";

test("of two people editing the same, the second sees both values and chooses", async ({
  page,
  browser,
  foyer,
  signedIn,
  sandbox,
}) => {
  const { code } = await sandbox.seed(0);
  const context = await browser.newContext({
    baseURL: foyer.url,
    storageState: signedIn,
    locale: "en-US",
  });
  const other = await context.newPage();
  await page.goto(`/conferences/${code}/edit`);
  await other.goto(`/conferences/${code}/edit`);
  await other.getByLabel("Title").fill("Theirs");
  await other.getByLabel("Description").fill("Only they wrote this");
  await other.getByRole("button", { name: "Save changes" }).click();
  await expect(other.getByRole("heading", { name: "Theirs" })).toBeVisible();
  await context.close();

  await page.getByLabel("Title").fill("Mine");
  await page.getByRole("button", { name: "Save changes" }).click();
  const both = page.getByRole("dialog", { name: "Someone else changed this" });
  await expect(both.getByRole("region", { name: "Title" })).toContainText("YoursMineTheirsTheirs");
  await expect(both.getByRole("region", { name: "Description" })).toHaveCount(0);
  await both.getByRole("button", { name: "Save mine" }).click();
  await expect(page.getByRole("heading", { name: "Mine" })).toBeVisible();
  await expect(page.getByText("Only they wrote this")).toBeVisible();
});

/** Returns the result of saving in this browser. */
async function endOf(one: Page, title: string): Promise<"saved" | "conflict"> {
  const saved = one.getByRole("heading", { name: title, level: 1 });
  const conflict = one.getByRole("dialog", { name: "Someone else changed this" });
  await expect(saved.or(conflict)).toBeVisible();
  return (await conflict.isVisible()) ? "conflict" : "saved";
}

const RACES = THOROUGH ? 10 : 2;

test("each race between two browsers has one winner", async ({
  page,
  browser,
  foyer,
  signedIn,
  sandbox,
}) => {
  test.setTimeout(90_000);
  const { code } = await sandbox.seed(0, "Race");
  const options = { baseURL: foyer.url, storageState: signedIn, locale: "en-US" };
  const context = await browser.newContext(options);
  const other = await context.newPage();
  const pages = [page, other];
  await Promise.all(pages.map((one) => one.goto(`/conferences/${code}`)));
  for (let race = 1; race <= RACES; race += 1) {
    await Promise.all(
      pages.map(async (one, at) => {
        await one.getByRole("button", { name: "More", exact: true }).click();
        await one.getByRole("menuitem", { name: "Edit" }).click();
        await one.getByLabel("Title").fill(`Race ${race} of ${at}`);
      }),
    );
    await Promise.all(
      pages.map((one) => one.getByRole("button", { name: "Save changes" }).click()),
    );
    const ends = await Promise.all(pages.map((one, at) => endOf(one, `Race ${race} of ${at}`)));
    expect(ends.toSorted()).toEqual(["conflict", "saved"]);
    const winner = ends.indexOf("saved");
    expect(await sandbox.titleOf(code)).toBe(`Race ${race} of ${winner}`);
    const loser = winner === 0 ? other : page;
    const mine = race % 2 === 0;
    await loser.getByRole("button", { name: mine ? "Save mine" : "Keep theirs" }).click();
    const kept = `Race ${race} of ${mine ? 1 - winner : winner}`;
    await expect(loser.getByRole("heading", { name: kept })).toBeVisible();
    expect(await sandbox.titleOf(code)).toBe(kept);
  }
  await context.close();
});
