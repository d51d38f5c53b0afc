import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { statSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import Database from "libsql";
import { ADMIN } from "./support/admin";
import { connectionOf, startFoyer } from "./support/foyer";
import { sandboxClient } from "./support/sandbox";
import { signIn } from "./support/sign-in";
import { expect, SIGNED_OUT, test } from "./support/test";

const ROWS = 60;

test("a stop during an import finishes the rows in flight and claims no new ones", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const foyer = await startFoyer({
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
    FOYER_INVITE_RATE: "50",
  });
  const sandbox = sandboxClient(connectionOf(foyer.dataDir));
  const { code } = await sandbox.seed(0);
  await sandbox.setFaults({
    rules: [{ conferenceCode: code, method: "invite", latencyMs: 1_500 }],
  });
  const context = await browser.newContext({
    baseURL: foyer.url,
    locale: "en-US",
    storageState: SIGNED_OUT,
  });
  const page = await context.newPage();
  await signIn(page);
  await page.goto(`/conferences/${code}/import`);
  const list = Array.from({ length: ROWS }, () => `${randomUUID()}@example.com`).join("\n");
  await page.getByLabel("List", { exact: true }).fill(list);
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("button", { name: "Start import" }).click();
  await expect(page).toHaveURL(/\/imports\/./);
  await expect
    .poll(async () => (await sandbox.roster(code)).length, { timeout: 30_000 })
    .toBeGreaterThan(3);

  // An open page has a live stream, which must not delay the stop.
  expect(await foyer.stop()).toBe(0);
  await context.close();

  const file = path.join(foyer.dataDir, "foyer.db");
  expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  const database = new Database(file, { readonly: true });
  const states = database
    .prepare("select state, count(*) as n from invitations group by state order by state")
    .all();
  database.close();
  expect(states).toEqual([
    { state: "planned", n: expect.any(Number) },
    { state: "sent", n: expect.any(Number) },
  ]);

  // After a restart it sends the rest, each once.
  const again = await startFoyer({ FOYER_DATA_DIR: foyer.dataDir, FOYER_INVITE_RATE: "50" });
  const service = sandboxClient(connectionOf(again.dataDir));
  await expect
    .poll(async () => (await service.roster(code)).length, { timeout: 60_000 })
    .toBe(ROWS);
  await again.remove();
});

test("a connection that never sent a request does not delay the stop", async () => {
  const foyer = await startFoyer();
  const spare = connect({ host: "localhost", port: Number(new URL(foyer.url).port) });
  spare.on("error", () => undefined);
  await once(spare, "connect");
  // Without it the connection may still wait to be accepted.
  await fetch(foyer.url, { redirect: "manual" });
  expect(await foyer.stop()).toBe(0);
  await foyer.remove();
});
