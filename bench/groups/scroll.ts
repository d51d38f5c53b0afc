import type { Page } from "playwright";
import { median } from "../support/numbers";
import type { Row } from "../support/row";
import { slowDown } from "../support/slow";
import type { SignedInFoyer, Servers } from "../support/servers";

const ROUNDS = 3;
const SIZE = 50_000;

/**
 * Measures scrolling 50,000 rows for three seconds (3,000 px per second) on a four times slower
 * CPU.
 */
export async function scroll(servers: Servers, signedIn: SignedInFoyer): Promise<Row[]> {
  const place = `${signedIn.foyer.url}${await signedIn.roster(SIZE)}`;
  const baseline = `${await servers.baselineStatic()}/?n=${SIZE}`;
  const ours: Scrolled[] = [];
  const bare: Scrolled[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await scrolled(await servers.page(signedIn), place));
    bare.push(await scrolled(await servers.page(), baseline));
  }
  const row = (name: keyof Scrolled, what: string, unit: string, reach: Row["reach"]): Row => ({
    id: `scroll-${name}`,
    what: `scroll 50,000 for 3 s, x4: ${what}`,
    unit,
    ours: median(ours.map((one) => one[name])),
    limit: { what: "bare virtual list", value: median(bare.map((one) => one[name])) },
    reach,
  });
  return [
    row("dropped", "dropped frames", "", [{ of: "ratio", max: 1.5 }]),
    row("longest", "longest frame", "ms", [{ of: "ratio", max: 1.5 }]),
    row("blank", "frames with nothing in the middle", "%", [{ of: "ours", max: 0 }]),
    row("waiting", "frames with a placeholder there", "%", []),
  ];
}

type Scrolled = { dropped: number; longest: number; blank: number; waiting: number };

async function scrolled(page: Page, url: string): Promise<Scrolled> {
  await page.goto(url);
  await page.locator("tr[aria-rowindex='3']").waitFor();
  await page.waitForTimeout(1_500);
  await slowDown(page, { network: false });
  const result = await page.evaluate(
    () =>
      new Promise<Scrolled>((resolve) => {
        const FRAME = 1_000 / 60;
        const begin = performance.now();
        let last = begin;
        let frames = 0;
        const sum = { dropped: 0, longest: 0, blank: 0, waiting: 0 };
        const step = (now: number) => {
          const took = now - last;
          if (frames > 0) {
            sum.longest = Math.max(sum.longest, took);
            sum.dropped += Math.max(0, Math.round(took / FRAME) - 1);
          }
          last = now;
          frames += 1;
          // The content of the previous frame.
          const row = document.elementFromPoint(600, innerHeight / 2)?.closest("tr[aria-rowindex]");
          if (!row) sum.blank += 1;
          else if (!row.textContent) sum.waiting += 1;
          if (now - begin >= 3_000) {
            const part = (count: number) => (100 * count) / frames;
            resolve({ ...sum, blank: part(sum.blank), waiting: part(sum.waiting) });
            return;
          }
          window.scrollTo(0, (now - begin) * 3);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
  );
  await page.context().close();
  return result;
}
