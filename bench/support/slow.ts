import type { Page } from "playwright";

/** Chromium's own "Fast 4G" (bytes a second, ms). */
const FAST_4G = { downloadThroughput: 1_012_500, uploadThroughput: 168_750, latency: 165 };

/** A processor four times slower; with `network`, Fast 4G, too. */
export async function slowDown(page: Page, { network }: { network: boolean }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  if (!network) return;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...FAST_4G });
}
