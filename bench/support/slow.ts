import type { Page } from "playwright";

/** Chromium's "Fast 4G" profile (bytes per second, ms). */
const FAST_4G = { downloadThroughput: 1_012_500, uploadThroughput: 168_750, latency: 165 };

/** Slows the CPU four times; with `network`, also limits it to Fast 4G. */
export async function slowDown(page: Page, { network }: { network: boolean }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  if (!network) return;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...FAST_4G });
}
