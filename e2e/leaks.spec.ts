import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startSandbox } from "@/lib/sandbox/server";
import { ADMIN } from "./support/admin";
import { startFoyer } from "./support/foyer";
import { holds, leaksIn, LINKS, spellings } from "./support/leaks";
import { choose, copied, rowOf } from "./support/roster";
import { sandboxClient } from "./support/sandbox";
import { signIn } from "./support/sign-in";
import { expect, SIGNED_OUT, test } from "./support/test";
import { startRecorder } from "./support/wire-recorder";

test("neither the key nor a link leaks", async ({ browser }) => {
  test.setTimeout(180_000);
  const key = `canary+${randomUUID()}/${randomUUID()}=`;
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-leaks-"));
  const service = await startSandbox({
    port: 0,
    file: path.join(folder, "sandbox.db"),
    apiKey: key,
    seed: true,
  });
  const sandbox = sandboxClient({ ...service, key });
  const recorder = await startRecorder();
  const foyer = await startFoyer({
    NEXTAUTH_URL: recorder.url,
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
    FOYER_UNDO_SECONDS: "1",
    BOOMSTREAM_API_KEY: key,
    BOOMSTREAM_API_URL: service.url,
  });
  recorder.to(foyer.url);
  const context = await browser.newContext({
    baseURL: recorder.url,
    locale: "en-US",
    storageState: SIGNED_OUT,
  });
  const page = await context.newPage();
  const links: string[] = [];
  const email = `guest-${randomUUID()}@example.com`;

  await signIn(page);
  const { code } = await sandbox.seed(3);
  await page.goto(`/conferences/${code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByRole("switch", { name: "Notify by email" }).click();
  await page.getByRole("button", { name: "Invite and email", exact: true }).click();
  links.push(await page.getByLabel("Invite link").inputValue());
  await page.getByRole("link", { name: "Back to roster" }).click();
  const copy = rowOf(page, email).getByRole("button", { name: "Copy link" });
  expect(await copied(page, copy, `${email}'s link copied`)).toBe(links[0]);
  await choose(page, "person002@", "New link");
  await page.getByRole("dialog").getByRole("button", { name: "New link" }).click();
  links.push(await page.getByLabel("Invite link").inputValue());
  await page.getByRole("button", { name: "Done" }).click();
  await rowOf(page, "person003@").getByRole("switch").click();
  await choose(page, "person003@", "Edit");
  await page.getByRole("dialog").getByLabel("Name").fill("Somebody Else");
  await page.getByRole("dialog").getByRole("button", { name: "Save changes" }).click();
  await expect(rowOf(page, "Somebody Else")).toBeVisible();

  // Boomstream repeats the request in its errors.
  for (const rule of [
    { method: "invite", fault: "failed", message: `No: apikey=${key} ${links[0]}` },
    { method: "client/list", fault: "failed", message: `No: apikey=${key}` },
    { method: "create", fault: "html" },
  ] as const) {
    await sandbox.setFaults({ rules: [rule] });
    await page.goto(`/conferences/${code}`);
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.goto(`/conferences/${code}/invite`);
    await page.getByLabel("Email", { exact: true }).fill(`another-${randomUUID()}@example.com`);
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(
      page
        .getByRole("heading", { name: / invited$/ })
        .or(page.getByRole("main").getByRole("alert")),
    ).toBeVisible();
    const shown = page.getByLabel("Invite link");
    if (await shown.isVisible()) links.push(await shown.inputValue());
  }
  await sandbox.clearFaults();
  await page.goto(`/conferences/${code}`);
  await choose(page, "person001@", "Revoke");
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect
    .poll(async () => (await sandbox.roster(code))[0]?.is_deleted, { timeout: 12_000 })
    .toBe("yes");
  for (const address of [
    "/",
    "/conferences",
    "/conferences/new",
    `/conferences/${code}`,
    `/conferences/${code}/edit`,
    `/api/conferences/${code}/participants?status=all`,
    "/api/health",
    "/no-such-page",
  ]) {
    await page.goto(address);
  }
  expect(links.length).toBeGreaterThanOrEqual(3);

  await context.close();
  await recorder.close();
  const { recorded } = recorder;
  expect(recorded.length).toBeGreaterThan(30);
  expect(leaksIn(recorded, spellings(key))).toEqual([]);
  // The recorder must see requested links: one that sees nothing would find no leak.
  expect(recorded.filter(({ action, text }) => action && holds(text, LINKS))).not.toEqual([]);
  expect(foyer.output()).toContain('"method":"conference/invite"');
  await foyer.remove();
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});
