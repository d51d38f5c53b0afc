import { chromium } from "playwright";

/**
 * Measures the JavaScript that each screen of a running production build sends, as it comes over the
 * wire (gzip), in a real browser with an empty cache. Usage:
 * FOYER_URL=http://localhost:3000 FOYER_EMAIL=… FOYER_PASSWORD=… node scripts/weight.mjs [path …]
 */
const base = process.env.FOYER_URL ?? "http://localhost:3000";
const LIMITS = { "/login": 142 };
const OTHERS = 205;
const KILO = 1000;

const browser = await chromium.launch({
  executablePath: process.env.FOYER_BROWSER || undefined,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

async function weigh(path, storageState) {
  const context = await browser.newContext({ baseURL: base, storageState });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Map();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.set(requestId, true);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  // A stream of events never ends: with it the network is never idle.
  await page.route("**/api/events", (route) => route.abort());
  await page.goto(path, { waitUntil: "networkidle" });
  await context.close();
  return { files: scripts.size, kilobytes: bytes / KILO };
}

async function signIn() {
  const context = await browser.newContext({ baseURL: base, locale: "en-US" });
  const page = await context.newPage();
  await page.goto("/login");
  await page.getByLabel("Email").fill(process.env.FOYER_EMAIL ?? "");
  await page.getByLabel("Password", { exact: true }).fill(process.env.FOYER_PASSWORD ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
  await page.goto("/conferences");
  const first = page.getByRole("row").nth(1).getByRole("link").first();
  const roster = await first.getAttribute("href");
  const state = await context.storageState();
  await context.close();
  return { state, roster };
}

const { state, roster } = await signIn();
const given = process.argv.slice(2);
const paths = given.length > 0 ? given : ["/login", "/conferences", roster, "/people"];
console.log("| screen | files | JavaScript (gzip) | limit |\n| --- | ---: | ---: | ---: |");
let heavy = false;
for (const path of paths) {
  const { files, kilobytes } = await weigh(path, path === "/login" ? undefined : state);
  const limit = LIMITS[path] ?? OTHERS;
  heavy ||= kilobytes > limit;
  console.log(`| ${path} | ${files} | ${kilobytes.toFixed(1)} kB | ${limit} kB |`);
}
await browser.close();
process.exit(heavy ? 1 : 0);
