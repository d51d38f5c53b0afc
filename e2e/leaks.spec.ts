import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext } from "@playwright/test";
import { startSandbox } from "@/lib/sandbox/server";
import { ADMIN } from "./support/admin";
import { startFoyer } from "./support/foyer";
import { choose, copied, rowOf } from "./support/roster";
import { speakTo } from "./support/sandbox";
import { signIn } from "./support/sign-in";
import { expect, STRANGER, test } from "./support/test";

/** A secret in every spelling in which it could lie about: plain, in a URL, and inside base64. */
function spellings(secret: string): string[] {
  const inBase64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from("\0".repeat(shift) + secret).toString("base64");
    // What depends on the neighbours is cut off at both ends.
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
  const urls = inBase64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  const hex = Buffer.from(secret).toString("hex");
  return [...new Set([secret, encodeURIComponent(secret), ...inBase64, ...urls, hex])];
}

type Seen = { where: string; action: boolean; text: string };

/** Records whatever the server sends to the browser. */
function record(context: BrowserContext) {
  const seen: Promise<Seen>[] = [];
  context.on("response", (response) => {
    const request = response.request();
    const action = request.method() === "POST" && "next-action" in request.headers();
    const where = `${request.method()} ${response.url()}`;
    const headers = JSON.stringify(response.headers());
    const body = response.body().then(
      (bytes) => bytes.toString("latin1"),
      () => "",
    );
    seen.push(body.then((text) => ({ where, action, text: `${where}\n${headers}\n${text}` })));
  });
  return () => Promise.all(seen);
}

test("neither the key nor a link stands where it should not", async ({ browser }) => {
  test.setTimeout(180_000);
  const key = `canary+${randomUUID()}/${randomUUID()}=`;
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-leaks-"));
  const service = await startSandbox({
    port: 0,
    file: path.join(folder, "sandbox.db"),
    apiKey: key,
    seed: true,
  });
  const sandbox = speakTo({ ...service, key });
  const foyer = await startFoyer({
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
    FOYER_UNDO_SECONDS: "1",
    BOOMSTREAM_API_KEY: key,
    BOOMSTREAM_API_URL: service.url,
  });
  const context = await browser.newContext({
    baseURL: foyer.url,
    locale: "en-US",
    storageState: STRANGER,
  });
  const everything = record(context);
  const page = await context.newPage();
  const links: string[] = [];
  const email = `guest-${randomUUID()}@example.com`;

  await signIn(page);
  const { code } = await sandbox.seed(3);
  await page.goto(`/conferences/${code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByRole("switch", { name: "Notify by email" }).click();
  await page.getByRole("button", { name: "Send invitation" }).click();
  links.push(await page.getByLabel("Invite link").inputValue());
  await page.getByRole("link", { name: "To the roster" }).click();
  const copy = rowOf(page, email).getByRole("button", { name: "Copy link" });
  expect(await copied(page, copy, `${email}'s link is copied`)).toBe(links[0]);
  await choose(page, "person002@", "New link");
  await page.getByRole("dialog").getByRole("button", { name: "New link" }).click();
  links.push(await page.getByLabel("Invite link").inputValue());
  await page.getByRole("button", { name: "Done" }).click();
  await rowOf(page, "person003@").getByRole("switch").click();
  await choose(page, "person003@", "Edit");
  await page.getByRole("dialog").getByLabel("Name").fill("Somebody Else");
  await page.getByRole("dialog").getByRole("button", { name: "Save changes" }).click();
  await expect(rowOf(page, "Somebody Else")).toBeVisible();

  // Boomstream itself repeats what it was asked with, in its errors, too.
  for (const rule of [
    { method: "invite", fault: "failed", message: `No: apikey=${key} ${links[0]}` },
    { method: "client/list", fault: "failed", message: `No: apikey=${key}` },
    { method: "create", fault: "html" },
  ] as const) {
    await sandbox.misbehave({ rules: [rule] });
    await page.goto(`/conferences/${code}`);
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.goto(`/conferences/${code}/invite`);
    await page.getByLabel("Email", { exact: true }).fill(`another-${randomUUID()}@example.com`);
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(
      page
        .getByRole("heading", { name: /is invited$/ })
        .or(page.getByRole("main").getByRole("alert")),
    ).toBeVisible();
    const shown = page.getByLabel("Invite link");
    if (await shown.isVisible()) links.push(await shown.inputValue());
  }
  await sandbox.misbehave();
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
    `/api/conferences/${code}`,
    `/api/conferences/${code}/participants?status=all`,
    "/api/health",
    "/no-such-page",
  ]) {
    await page.goto(address);
  }
  expect(links.length).toBeGreaterThanOrEqual(3);

  const tokens = links.map((link) => new URL(link).searchParams.get("jwt") ?? link);
  const keySpellings = spellings(key);
  const linkSpellings = tokens.flatMap(spellings);
  const signatures = tokens.map((token) => token.split(".").at(-1) ?? token);
  const contains = (text: string, secrets: string[]) => secrets.some((one) => text.includes(one));

  const answers = await everything();
  await context.close();
  expect(answers.length).toBeGreaterThan(50);
  expect(
    answers.filter(({ text }) => contains(text, keySpellings)).map(({ where }) => where),
  ).toEqual([]);
  const withLinks = answers.filter(({ text }) => contains(text, [...linkSpellings, ...signatures]));
  // The person asked for these: two invitations or more, a copy, a new link.
  expect(withLinks.filter(({ action }) => !action).map(({ where }) => where)).toEqual([]);
  expect(withLinks.length).toBeGreaterThanOrEqual(3);

  await foyer.stop();
  const log = foyer.said();
  expect(log).toContain('"method":"conference/invite"');
  expect(contains(log, [...keySpellings, ...linkSpellings, ...signatures]), "the log").toBe(false);
  const files = readdirSync(foyer.dataDir, { recursive: true, encoding: "utf8" });
  expect(files).toContain("foyer.db");
  for (const file of files) {
    const bytes = readFileSync(path.join(foyer.dataDir, file)).toString("latin1");
    expect(contains(bytes, keySpellings), `the key in ${file}`).toBe(false);
    expect(contains(bytes, [...linkSpellings, ...signatures]), `a link in ${file}`).toBe(false);
  }
  await service.close();
  await foyer.remove();
  rmSync(folder, { recursive: true, force: true });
});
