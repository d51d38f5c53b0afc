import { setTimeout as pause } from "node:timers/promises";
import { load } from "../support/load";
import { median } from "../support/numbers";
import type { Row } from "../support/row";
import type { SignedInFoyer, Servers } from "../support/servers";

const ROUNDS = 3;
const ROUND_MS = 5_000;

/**
 * Measures pages per second with 16 connections and one process, and the memory that the server
 * retains.
 */
export async function pages(
  servers: Servers,
  { foyer, cookie, probe, roster }: SignedInFoyer,
  { long }: { long: boolean },
): Promise<Row[]> {
  const ours = `${foyer.url}${await roster(100)}`;
  const bytes = await sizeOf(ours, cookie);
  const baseline = `${await servers.baselineNext()}/list`;
  const [one, many] = [await sizeOf(`${baseline}?rows=100`), await sizeOf(`${baseline}?rows=200`)];
  const rows = Math.max(1, Math.round(100 + (bytes - one) / ((many - one) / 100)));
  const same = `${baseline}?rows=${rows}`;
  await load(ours, { cookie, count: 300 });
  await load(same, { count: 300 });
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.ours.push((await load(ours, { cookie, ms: ROUND_MS })).perSecond);
    rates.bare.push((await load(same, { ms: ROUND_MS })).perSecond);
  }
  const before = await held(probe);
  const { responses } = await load(ours, { cookie, ms: long ? 600_000 : 40_000 });
  const after = await held(probe);
  return [
    {
      id: "pages",
      what: `pages a second, roster of 100 (${Math.round(bytes / 1_000)} kB), 16 connections`,
      unit: "/s",
      ours: median(rates.ours),
      limit: { what: "Next page of as many bytes", value: median(rates.bare) },
      reach: [{ of: "ratio", min: 0.6 }],
    },
    {
      id: "pages-memory",
      what: `memory after ${responses} more of them, for each 10,000`,
      unit: "MB",
      ours: ((after - before) * 10_000) / responses,
      limit: null,
      // Below ten thousand pages, most of the growth is JIT warm-up.
      reach: long ? [{ of: "ours", max: 1 }] : [],
    },
  ];
}

/**
 * Returns the memory retained in MB after pending work has finished; native memory is released last.
 */
async function held(probe: SignedInFoyer["probe"]): Promise<number> {
  let least = Infinity;
  for (let time = 0; time < 8; time += 1) {
    await pause(1_000);
    least = Math.min(least, (await probe()).heapMb);
  }
  return least;
}

async function sizeOf(url: string, cookie = ""): Promise<number> {
  const response = await fetch(url, { headers: { cookie, accept: "text/html" } });
  return (await response.arrayBuffer()).byteLength;
}
