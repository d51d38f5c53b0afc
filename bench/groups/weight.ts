import type { Page } from "playwright";
import type { Row } from "../support/row";
import type { Desk, Stage } from "../support/stage";

/** What a page fetches by itself has come by then (ms); an idle network would wait for streams. */
const SETTLED = 1_500;

/** JavaScript on the wire (gzip) of four screens, in kB, beside the smallest Next page. */
export async function weight(stage: Stage, desk: Desk): Promise<Row[]> {
  const floor = await weigh(await stage.page(), await stage.floor());
  const roster = await desk.roster(100);
  const screens = [
    { name: "sign-in", path: "/login", max: 142 },
    { name: "conferences", path: "/conferences", max: 205 },
    { name: "roster", path: roster, max: 205 },
    { name: "people", path: "/people", max: 205 },
  ];
  const rows: Row[] = [];
  for (const { name, path, max } of screens) {
    const page = await stage.page(name === "sign-in" ? undefined : desk);
    rows.push({
      id: `weight-${name}`,
      what: `JavaScript of ${name} (gzip)`,
      unit: "kB",
      ours: await weigh(page, `${desk.foyer.url}${path}`),
      limit: { what: "smallest Next page", value: floor },
      reach: [{ of: "ours", max }],
    });
  }
  return rows;
}

async function weigh(page: Page, url: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  // A stream of events never ends: with it the network is never idle.
  await page.route("**/api/events", (route) => route.abort());
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(SETTLED);
  await page.context().close();
  return bytes / 1_000;
}
