import type { Page } from "playwright";
import * as z from "../../lib/platform/zod";
import { median } from "../support/numbers";
import type { Row } from "../support/row";
import type { SignedInFoyer, Stage } from "../support/stage";

const ROUNDS = 3;
const COUNT = 100_000;

const Shown = z.object({ ms: z.number(), longest: z.number() });

/** A list of 100,000 people, pasted and as a file: until it is shown, and the page's longest task. */
export async function lists(stage: Stage, signedIn: SignedInFoyer): Promise<Row[]> {
  const { code } = await signedIn.sandbox.seed(0);
  const url = `${signedIn.foyer.url}/conferences/${code}/import`;
  const people = Array.from({ length: COUNT }, (_, at) => `guest${at}@corp.example,Guest ${at}`);
  const csv = `Email,Name\n${people.join("\n")}\n`;
  const text = people.map((line) => line.replace(/(.*),(.*)/, "$2 <$1>")).join("\n");
  const rows: Row[] = [];
  for (const [name, content] of [
    ["CSV", csv],
    ["free text", text],
  ] as const) {
    const shown: z.infer<typeof Shown>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await stage.page(signedIn);
      shown.push(await preview(page, url, content));
      await page.context().close();
    }
    const row = (id: "ms" | "longest", what: string, reach: Row["reach"]): Row => ({
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

async function preview(page: Page, url: string, content: string): Promise<z.infer<typeof Shown>> {
  await page.goto(url);
  const button = page.getByRole("button", { name: "Preview" });
  await page
    .getByLabel("Choose file")
    .setInputFiles({ name: "guests.txt", mimeType: "text/plain", buffer: Buffer.from(content) });
  await page.evaluate(() => {
    const tasks: number[] = [];
    Reflect.set(window, "benchTasks", tasks);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask", buffered: false });
  });
  const start = performance.now();
  await button.click();
  await page.getByText("Invite 100,000 people, email nobody.").waitFor({ timeout: 60_000 });
  const ms = performance.now() - start;
  const tasks = z
    .array(z.number())
    .parse(await page.evaluate(() => Reflect.get(window, "benchTasks")));
  return Shown.parse({ ms, longest: Math.max(0, ...tasks) });
}
