import type { Page } from "@playwright/test";

/** Holds the page's scripts back, as a slow network does, until the returned function is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  const held: (() => void)[] = [];
  let holding = true;
  await page.route("**/_next/static/**/*.js", async (route) => {
    if (holding) await new Promise<void>((go) => held.push(go));
    await route.continue();
  });
  return () => {
    holding = false;
    for (const go of held) go();
  };
}
