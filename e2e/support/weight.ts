import type { Page } from "@playwright/test";

/** The maximum of JavaScript that a screen may send (kB transferred, gzip). */
export const WEIGHT_LIMITS = {
  "sign-in": 150,
  conferences: 220,
  roster: 220,
  people: 220,
} as const;

/** Returns the transferred JavaScript that a page with an empty cache fetches until idle (kB). */
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
  // An event stream never ends, so the network would never be idle.
  await page.route("**/api/events", (route) => route.fulfill({ status: 204 }));
  await page.goto(url, { waitUntil: "networkidle" });
  await session.detach();
  return bytes / 1_000;
}
