import type { Page } from "@playwright/test";
import { addressKey, validateAddress } from "@/lib/imports/reader/addresses/address";
import { tidyName } from "@/lib/imports/reader/common/clean";
import { bytesOf, type Example, examples } from "@/lib/imports/reader/testing/corpus";
import { expect, test } from "./support/test";
import { THOROUGH } from "./support/thorough";

type Person = { email: string; name: string };
type Row = Person & { state: string };

/**
 * All lists take minutes: `npm run lists`; with FOYER_LISTS=2/4 the second quarter of them. All are unit
 * tests, too.
 */
const [, part, parts] = /^(\d+)\/(\d+)$/.exec(process.env["FOYER_LISTS"] ?? "") ?? [];
const LISTS = examples().filter((_, at) =>
  parts === undefined
    ? THOROUGH || at % 16 === 0
    : at % Number(parts) === Number(part) % Number(parts),
);
const LIMIT = 300_000;

const key = (email: string) => addressKey(validateAddress(email).email);

test("reads the corpus correctly, without a wrong name", async ({ page, sandbox }) => {
  test.setTimeout(LIMIT);
  const { code } = await sandbox.seed(0);
  await page.goto(`/conferences/${code}/import`);
  const wrong: string[] = [];
  const misnamed: string[] = [];
  for (const example of LISTS) {
    const rows = await previewed(page, example);
    const people = rows.filter(({ state }) => state === "ready" || state === "check");
    const expected = new Map(
      example.people.map(({ email, names }) => [key(email), names.map(tidyName)]),
    );
    for (const { email, name } of people) {
      const names = expected.get(key(email));
      if (name !== "" && names && !names.includes(name))
        misnamed.push(`${example.file}: ${email} is called “${name}”`);
    }
    const right =
      people.length === expected.size &&
      people.every(({ email, name }) => expected.get(key(email))?.includes(name) === true);
    if (!right) wrong.push(`${example.file}: ${JSON.stringify(people)}`);
  }
  expect(misnamed).toEqual([]);
  expect(wrong).toEqual([]);
});

/** Previews a list, returns its rows and closes it. */
async function previewed(page: Page, example: Example): Promise<Row[]> {
  const bytes = bytesOf(example);
  const remove = page.getByRole("button", { name: "Remove file" });
  if (example.how === "file") {
    const name = example.file.split("/").at(-1) ?? example.file;
    await page
      .getByLabel("Choose file")
      .setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
    await expect(page.getByText(name, { exact: true })).toBeVisible();
  } else {
    if (await remove.isVisible()) await remove.click();
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    await page.getByLabel("List", { exact: true }).fill(text);
  }
  await page.getByRole("button", { name: "Preview" }).click();
  const back = page.getByRole("button", { name: "Use another list" });
  await expect(back, example.file).toBeVisible();
  const rows = await rowsIn(page);
  await back.click();
  await expect(page.getByRole("button", { name: "Preview" })).toBeVisible();
  return rows;
}

/** Collects the rows of the table; only visible ones are in the page. */
async function rowsIn(page: Page): Promise<Row[]> {
  const table = page.getByRole("table", { name: "Rows of the list" });
  const count = Number(await table.getAttribute("aria-rowcount")) - 1;
  const rows = new Map<number, Row>();
  await expect(async () => {
    const visible = await table.evaluate((scroller) => {
      const read = [...scroller.querySelectorAll<HTMLElement>("[data-state]")].map((row) => ({
        index: Number(row.dataset["index"]),
        state: row.dataset["state"] ?? "",
        email: row.querySelector<HTMLInputElement>('[aria-label^="Email in row"]')?.value ?? "",
        name: row.querySelector<HTMLInputElement>('[aria-label^="Name in row"]')?.value ?? "",
      }));
      scroller.scrollTop += scroller.clientHeight / 2;
      return read;
    });
    for (const { index, ...row } of visible) rows.set(index, row);
    expect(rows.size).toBe(count);
  }).toPass({ intervals: [20], timeout: 10_000 });
  return [...rows.values()];
}
