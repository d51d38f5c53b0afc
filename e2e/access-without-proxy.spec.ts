import { ACCESS_SERVER, describeAccess, SECOND_KEY } from "./support/access";
import { buildWithoutProxy } from "./support/without-proxy";
import { expect, test } from "./support/test";

const FOYER_DIST_DIR = buildWithoutProxy();

test.use({ ownServer: { ...ACCESS_SERVER, FOYER_DIST_DIR }, secondKey: SECOND_KEY });

test("without proxy.ts, nothing redirects or sets a policy", async ({ foyer }) => {
  const response = await fetch(`${foyer.url}/api/staff`, { redirect: "manual" });
  expect(response.headers.get("content-security-policy")).toBeNull();
});

describeAccess("refusals");
