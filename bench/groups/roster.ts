import type { Page } from "playwright";
import { median, percentile } from "../support/numbers";
import type { Row } from "../support/row";
import { slowDown } from "../support/slow";
import type { SignedInFoyer, Servers } from "../support/servers";

const ROUNDS = 3;
const SIZES = [100, 10_000, 50_000];
const LARGEST = 50_000;

/**
 * Measures opening a roster on a four times slower CPU and Fast 4G: from navigation to the first
 * painted rows (ms).
 */
export async function open(servers: Servers, signedIn: SignedInFoyer): Promise<Row[]> {
  const baseline = await servers.baselineStatic();
  const small = `${signedIn.foyer.url}${await signedIn.roster(10)}`;
  const rows: Row[] = [];
  for (const size of SIZES) {
    const place = `${signedIn.foyer.url}${await signedIn.roster(size)}`;
    // Alternates within each round, so that other load on the machine affects all of them.
    const ours: number[] = [];
    const ten: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await painted(await servers.page(signedIn), place));
      ten.push(await painted(await servers.page(signedIn), small));
      bare.push(await painted(await servers.page(), `${baseline}/?n=${size}`));
    }
    const figures = {
      what: `open a roster of ${size}, x4, Fast 4G`,
      unit: "ms",
      ours: median(ours),
    };
    const isLargest = size === LARGEST;
    rows.push({
      ...figures,
      id: `open-${size}`,
      limit: { what: "same page, 10 rows", value: median(ten) },
      reach: isLargest
        ? [
            { of: "ratio", max: 1.3 },
            { of: "ours", max: 905 },
          ]
        : [],
    });
    rows.push({
      ...figures,
      id: `open-${size}-plain`,
      limit: { what: "plain JavaScript, all rows", value: median(bare) },
      reach: [],
    });
  }
  return rows;
}

async function painted(page: Page, url: string): Promise<number> {
  await slowDown(page, { network: true });
  await page.addInitScript(watchRows);
  await page.goto(url, { waitUntil: "commit" });
  const handle = await page.waitForFunction(() => Reflect.get(window, "rowsPainted"), undefined, {
    timeout: 20_000,
  });
  const ms = Number(await handle.jsonValue());
  await page.context().close();
  return ms;
}

/**
 * Runs in the page: notes when the first frame with rows was painted. Rows in the first paint count
 * from that paint, whose time the browser reports.
 */
function watchRows(): void {
  const seen = () => {
    const rows = document.querySelectorAll("tr[aria-rowindex='2'], tr[aria-rowindex='3']");
    const isThere = Array.from(rows).some((row) => row.textContent && row.checkVisibility());
    if (!isThere) return void requestAnimationFrame(seen);
    const there = performance.now();
    const channel = new MessageChannel();
    const later = new Promise<number>((resolve) => {
      channel.port1.addEventListener("message", () => resolve(performance.now()));
      channel.port1.start();
    });
    channel.port2.postMessage(null);
    const first = new Promise<number>((resolve) => {
      const observer = new PerformanceObserver((list) => {
        const paint = list.getEntriesByName("first-contentful-paint")[0];
        if (paint) resolve(paint.startTime);
      });
      observer.observe({ type: "paint", buffered: true });
    });
    void Promise.all([first, later]).then(([paint, frame]) =>
      Object.assign(window, { rowsPainted: paint >= there ? paint : frame }),
    );
  };
  requestAnimationFrame(seen);
}

/** Measures typing in the roster's search: from the key to its rows (ms). */
export async function typing(servers: Servers, signedIn: SignedInFoyer): Promise<Row[]> {
  const baseline = await servers.baselineStatic();
  const keysOf = async (size: number) =>
    typed(await servers.page(signedIn), `${signedIn.foyer.url}${await signedIn.roster(size)}`);
  const hundred = await keysOf(100);
  const thousand = await keysOf(1_000);
  const large = await keysOf(LARGEST);
  const bare = await typed(await servers.page(), `${baseline}/?n=${LARGEST}`);
  const row = (id: string, part: number, limit: Row["limit"], reach: Row["reach"]): Row => ({
    id: `typing-${id}`,
    what: `type in the search of 50,000: key to rows, p${part * 100}`,
    unit: "ms",
    ours: percentile(large, part),
    limit,
    reach,
  });
  const at100 = (part: number) => ({ what: "the same at 100", value: percentile(hundred, part) });
  const inPage = (part: number) => ({
    what: "plain, filtered in the page",
    value: percentile(bare, part),
  });
  return [
    row("p50-100", 0.5, at100(0.5), []),
    row("p50-1000", 0.5, { what: "the same at 1,000", value: median(thousand) }, [
      { of: "ratio", max: 1.3 },
    ]),
    row("p50-plain", 0.5, inPage(0.5), []),
    row("p98-100", 0.98, at100(0.98), [{ of: "ours", max: 100 }]),
    row("p98-plain", 0.98, inPage(0.98), []),
  ];
}

/** Returns fifty keys with fifty different searches. */
async function typed(page: Page, url: string): Promise<number[]> {
  await page.goto(url);
  const box = page.getByRole("searchbox", { name: "Search participants" });
  await page.waitForLoadState("load");
  await page.waitForTimeout(1_500);
  const times: number[] = [];
  const press = async (key: string, keep: boolean) => {
    await page.evaluate(arm);
    await page.keyboard.press(key);
    const ms = await page.evaluate(() => Reflect.get(window, "keyToRows"));
    if (keep && typeof ms === "number") times.push(ms);
  };
  for (let number = 0; number < 25; number += 1) {
    // Spread over all prefixes; the first of three digits repeats and does not count.
    const text = String((number * 37 + 110) % 1_000).padStart(3, "0");
    await box.fill("");
    await page.waitForTimeout(30);
    for (const [at, digit] of text.split("").entries()) await press(digit, at > 0);
  }
  await page.context().close();
  if (times.length < 30) throw new Error(`Only ${times.length} keys of 50 were answered.`);
  return times;
}

/**
 * Runs in the page: measures from the next key until its result was painted; null if nothing
 * changes.
 */
function arm(): void {
  const status =
    document.querySelector("main p[role=status]") ?? document.querySelector("p[role=status]");
  const result = new Promise<number | null>((resolve) => {
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        const before = status?.textContent;
        const late = setTimeout(() => resolve(null), 600);
        const look = () => {
          if (status?.textContent === before) return;
          watch.disconnect();
          clearTimeout(late);
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.addEventListener("message", () => resolve(performance.now() - timeStamp));
            channel.port1.start();
            channel.port2.postMessage(null);
          });
        };
        const watch = new MutationObserver(look);
        if (status) watch.observe(status, { childList: true, characterData: true, subtree: true });
      },
      { capture: true, once: true },
    );
  });
  Object.assign(window, { keyToRows: result });
}

/** Measures the heap of the page of 50,000 participants after garbage collection (MB). */
export async function heap(servers: Servers, signedIn: SignedInFoyer): Promise<Row[]> {
  const ours = await held(
    await servers.page(signedIn),
    `${signedIn.foyer.url}${await signedIn.roster(LARGEST)}`,
  );
  const bare = await held(await servers.page(), `${await servers.baselineStatic()}/?n=${LARGEST}`);
  return [
    {
      id: "heap",
      what: "heap of the page at 50,000",
      unit: "MB",
      ours,
      limit: { what: "plain JavaScript, all rows", value: bare },
      reach: [{ of: "ours", max: 45 }],
    },
  ];
}

async function held(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.locator("tr[aria-rowindex='3']").waitFor();
  await page.waitForTimeout(1_500);
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await page.context().close();
  return usedSize / 1e6;
}
