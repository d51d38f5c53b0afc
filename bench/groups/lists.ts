import type { Page } from "playwright";
import { xlsx } from "../../lib/platform/xlsx";
import * as z from "../../lib/platform/zod";
import { median } from "../support/numbers";
import type { Row } from "../support/row";
import type { SignedInFoyer, Stage } from "../support/stage";

const ROUNDS = 3;
const COUNT = 100_000;

const Shown = z.object({ ms: z.number(), longest: z.number() });
type Shown = z.infer<typeof Shown>;

/** A list as it is given: the text of a paste, or the bytes of a workbook. */
type Given = { text: string } | { workbook: Buffer };

/** A list of 100,000 people, pasted and as a workbook: until it is shown, and the page's longest task. */
export async function lists(stage: Stage, signedIn: SignedInFoyer): Promise<Row[]> {
  const { code } = await signedIn.sandbox.seed(0);
  const url = `${signedIn.foyer.url}/conferences/${code}/import`;
  const people = Array.from({ length: COUNT }, (_, at) => [
    `guest${at}@corp.example`,
    `Guest ${at}`,
  ]);
  const lines = (one: (cells: string[]) => string) => people.map(one).join("\n");
  const givens: readonly (readonly [string, Given])[] = [
    ["CSV", { text: `Email,Name\n${lines((cells) => cells.join(","))}\n` }],
    ["free text", { text: lines(([email, name]) => `${name} <${email}>`) }],
    ["XLSX", { workbook: await workbookOf([["Email", "Name"], ...people]) }],
  ];
  const rows: Row[] = [];
  for (const [name, given] of givens) {
    const shown: Shown[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await stage.page(signedIn);
      shown.push(await preview(page, url, given));
      await page.context().close();
    }
    const row = (id: keyof Shown, what: string, reach: Row["reach"]): Row => ({
      id: `lists-${name}-${id}`,
      what: `preview 100,000 rows, ${name}: ${what}`,
      unit: "ms",
      ours: median(shown.map((one) => one[id])),
      limit: null,
      reach,
    });
    rows.push(row("ms", "until shown", []));
    rows.push(row("longest", "longest task", [{ of: "ours", max: 50 }]));
  }
  return rows;
}

async function workbookOf(cells: string[][]): Promise<Buffer> {
  async function* pages() {
    yield cells;
  }
  const parts: Uint8Array[] = [];
  for await (const part of xlsx(pages(), "Guests")) parts.push(part);
  return Buffer.concat(parts);
}

/** Gives a list and previews it; the time and the tasks count from the paste or the choice of the file. */
async function preview(page: Page, url: string, given: Given): Promise<Shown> {
  await page.goto(url);
  const button = page.getByRole("button", { name: "Preview" });
  await button.waitFor();
  await page.waitForLoadState("networkidle");
  if ("text" in given) await prepare(page, given.text);
  await watch(page);
  const start = performance.now();
  if ("text" in given) await paste(page);
  else
    await page.getByLabel("Choose file").setInputFiles({
      name: "guests.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: given.workbook,
    });
  await button.click();
  await page.getByText("Invite 100,000 people, email nobody.").waitFor({ timeout: 120_000 });
  await page.locator("[data-verdict]").first().waitFor();
  const ms = performance.now() - start;
  // The observer is told about a task after it ended.
  await page.waitForTimeout(500);
  const tasks = z
    .array(z.number())
    .parse(await page.evaluate(() => Reflect.get(window, "benchTasks")));
  return Shown.parse({ ms, longest: Math.max(0, ...tasks) });
}

/** Collects the long tasks of the page from now on. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Reflect.set(window, "benchTasks", tasks);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask", buffered: false });
  });
}

/** Brings a text into the page before anything is measured. */
async function prepare(page: Page, text: string): Promise<void> {
  await page.evaluate((whole) => Reflect.set(window, "benchText", whole), text);
  await page.waitForTimeout(500);
}

/** Pastes that text into the list. */
async function paste(page: Page): Promise<void> {
  await page.getByLabel("List", { exact: true }).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", String(Reflect.get(window, "benchText")));
    field.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });
}
