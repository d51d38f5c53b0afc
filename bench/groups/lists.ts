import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { xlsx } from "../../lib/platform/xlsx";
import * as z from "../../lib/platform/zod";
import { median } from "../support/numbers";
import type { Row } from "../support/row";
import type { SignedInFoyer, Servers } from "../support/servers";

const ROUNDS = 3;
const COUNT = 100_000;

/** The longest task of the page: wall time and processor time, since other work may use the processor. */
type Shown = { ms: number; longest: number; cpu: number };

/** A list as pasted text, or as the path of a workbook. */
type Given = { text: string } | { workbook: string };

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      dur: z.optional(z.number()),
      tdur: z.optional(z.number()),
      args: z.looseObject({ name: z.optional(z.string()) }),
    }),
  ),
});

/** Measures the time to the preview of 100,000 people, pasted and as a workbook, and the page's longest task. */
export async function lists(servers: Servers, signedIn: SignedInFoyer): Promise<Row[]> {
  const { code } = await signedIn.sandbox.seed(0);
  const url = `${signedIn.foyer.url}/conferences/${code}/import`;
  const people = Array.from({ length: COUNT }, (_, at) => [
    `guest${at}@corp.example`,
    `Guest ${at}`,
  ]);
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-lists-"));
  const workbook = path.join(folder, "people.xlsx");
  writeFileSync(workbook, await workbookOf([["Email", "Name"], ...people]));
  const lines = (one: (cells: string[]) => string) => people.map(one).join("\n");
  const givens: readonly (readonly [string, Given])[] = [
    ["CSV", { text: `Email,Name\n${lines((cells) => cells.join(","))}\n` }],
    ["free text", { text: lines(([email, name]) => `${name} <${email}>`) }],
    ["XLSX", { workbook }],
  ];
  const rows: Row[] = [];
  let csv: Row["limit"] = null;
  for (const [name, given] of givens) {
    const shown: Shown[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await servers.page(signedIn);
      shown.push(await preview(page, url, { given, servers }));
      await page.context().close();
    }
    const row = (
      id: keyof Shown,
      what: string,
      reach: Row["reach"],
      limit: Row["limit"] = null,
    ): Row => ({
      id: `lists-${name}-${id}`,
      what: `preview 100,000 rows, ${name}: ${what}`,
      unit: "ms",
      ours: median(shown.map((one) => one[id])),
      limit,
      reach,
    });
    const whole = row(
      "ms",
      "until shown",
      name === "free text" ? [{ of: "ratio", max: 3 }] : [],
      csv,
    );
    csv ??= { what: "CSV", value: whole.ours };
    rows.push(whole);
    rows.push(row("longest", "longest task", [{ of: "ours", max: 50 }]));
    rows.push(row("cpu", "longest task, processor time", []));
  }
  rmSync(folder, { recursive: true });
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

/** Enters a list and waits for its preview. Measures from the paste or the choice of the file. */
async function preview(
  page: Page,
  url: string,
  { given, servers }: { given: Given; servers: Servers },
): Promise<Shown> {
  await page.goto(url);
  const button = page.getByRole("button", { name: "Preview" });
  await button.waitFor();
  await page.waitForTimeout(1_000);
  if ("text" in given) await prepare(page, given.text);
  const browser = await servers.browser();
  await browser.startTracing(page, { categories: ["toplevel"] });
  const start = performance.now();
  if ("text" in given) await paste(page);
  else await page.getByLabel("Choose file").setInputFiles(given.workbook);
  await button.click();
  await page.getByText("Invite 100,000 people, email nobody.").waitFor({ timeout: 120_000 });
  await page.locator("[data-state]").first().waitFor();
  const ms = performance.now() - start;
  await page.waitForTimeout(500);
  return { ms, ...longestTask(await browser.stopTracing()) };
}

/** Returns the longest task of the renderer's main thread, in ms: wall time and processor time. */
function longestTask(trace: Buffer): Pick<Shown, "longest" | "cpu"> {
  const { traceEvents: events } = Trace.parse(JSON.parse(trace.toString("utf8")));
  const mains = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, ph, pid, tid }) =>
      ph === "X" && name.endsWith("::RunTask") && mains.has(`${pid} ${tid}`),
  );
  const most = (of: "dur" | "tdur") => Math.max(...tasks.map((task) => task[of] ?? 0)) / 1_000;
  if (tasks.length === 0) throw new Error("The trace has no tasks.");
  return { longest: most("dur"), cpu: most("tdur") };
}

/** Loads the text into the page before the measurement. */
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
