import type { Page } from "playwright";
import { WEIGHT_LIMITS, weigh } from "../../e2e/support/weight";
import type { Row } from "../support/row";
import type { SignedInFoyer, Servers } from "../support/servers";

/**
 * Measures the JavaScript of four screens as transferred (gzip) in kB, compared with the smallest Next
 * page.
 */
export async function weight(servers: Servers, signedIn: SignedInFoyer): Promise<Row[]> {
  const baseline = await weighOnce(await servers.page(), await servers.baselineNext());
  const roster = await signedIn.roster(100);
  const screens = [
    { name: "sign-in", path: "/login" },
    { name: "conferences", path: "/conferences" },
    { name: "roster", path: roster },
    { name: "people", path: "/people" },
  ] as const;
  const rows: Row[] = [];
  for (const { name, path } of screens) {
    const page = await servers.page(name === "sign-in" ? undefined : signedIn);
    rows.push({
      id: `weight-${name}`,
      what: `JavaScript of ${name} (gzip)`,
      unit: "kB",
      ours: await weighOnce(page, `${signedIn.foyer.url}${path}`),
      limit: { what: "smallest Next page", value: baseline },
      reach: [{ of: "ours", max: WEIGHT_LIMITS[name] }],
    });
  }
  return rows;
}

async function weighOnce(page: Page, url: string): Promise<number> {
  const weight = await weigh(page, url);
  await page.context().close();
  return weight;
}
