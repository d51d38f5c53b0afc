import { median } from "../support/numbers";
import type { Row } from "../support/row";
import type { Stage } from "../support/stage";

const ROUNDS = 15;
const LATENCY = 50;

/** The moderator switch with an upstream that takes 50 ms: the action's time on the server. */
export async function mutation(stage: Stage): Promise<Row[]> {
  const desk = await stage.desk();
  const place = `${desk.foyer.url}${await desk.roster(100)}`;
  const page = await stage.page(desk);
  await page.goto(place);
  const moderator = page.getByRole("switch", { name: "Moderator" }).first();
  await moderator.waitFor();
  await page.waitForTimeout(1_000);
  await desk.sandbox.misbehave({ rules: [{ method: "client/update", latencyMs: LATENCY }] });
  const before = await desk.sandbox.lastCall();
  for (let round = 0; round < ROUNDS; round += 1) {
    await moderator.click();
    await page.waitForFunction(
      ([url, count]) =>
        performance.getEntriesByName(String(url), "resource").length > Number(count),
      [page.url(), round] as const,
      { timeout: 5_000 },
    );
    await page.waitForTimeout(150);
  }
  // An action is posted to the page's own address; nothing else asks for just that.
  const times = await page.evaluate(() =>
    performance
      .getEntriesByName(location.href, "resource")
      .flatMap((entry) =>
        entry instanceof PerformanceResourceTiming ? entry.responseEnd - entry.requestStart : [],
      ),
  );
  const calls = await desk.sandbox.callsSince(before, "client/update");
  await desk.sandbox.misbehave();
  await page.context().close();
  if (calls !== ROUNDS) throw new Error(`${calls} calls for ${ROUNDS} changes`);
  return [
    {
      id: "mutation",
      what: "a change (moderator switch), upstream of 50 ms",
      unit: "ms",
      ours: median(times),
      limit: { what: "the upstream's own time", value: LATENCY },
      reach: [{ of: "ratio", max: 1.2 }],
    },
  ];
}
