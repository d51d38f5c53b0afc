import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { tsImport } from "tsx/esm/api";
import { browser as findBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { inRoot } from "./root.mjs";

// npm run gallery: captures every screen and dialog in two widths, two themes and both languages
// into gallery/index.html. `npm run gallery roster invite` captures only these. The images of
// the README are copies of these, so that all of them show the same data.
const wanted = process.argv.slice(2);
const WIDTHS = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const THEMES = ["light", "dark"];
const LOCALES = ["en", "ru"];
/** Screens that the documentation shows, by their file in docs/images. */
const IMAGES = {
  home: "home.png",
  conferences: "conferences.png",
  roster: "roster.png",
  "person-panel": "person.png",
};

/** Screens that the help shows, in both languages. */
const HELP = ["person-panel", "roster", "import-preview", "installation"];

const support = (name) => tsImport(`../e2e/support/${name}.ts`, import.meta.url);
const [
  { ADMIN },
  { SCREENS, createFixtures },
  { startFoyer, connectionOf },
  { sandboxClient },
  { signIn },
  { translator },
] = await Promise.all(
  ["admin", "screens", "foyer", "sandbox", "sign-in", "translations"].map(support),
);

const folder = inRoot("gallery");
const all = [...SCREENS, ...unread()];
const names = new Set(all.map(({ name }) => name));
const screens = all.filter(
  ({ name }) =>
    wanted.length === 0 ||
    wanted.some((part) => (names.has(part) ? name === part : name.includes(part))),
);
await build();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { chromium } = await import("playwright");
const chrome = await chromium.launch({
  executablePath: await findBrowser(),
  // Chromium's sandbox refuses root, the usual user in a container.
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const foyer = await startFoyer({
  FOYER_ADMIN_EMAIL: ADMIN.email,
  FOYER_ADMIN_PASSWORD: ADMIN.password,
  FOYER_UNDO_SECONDS: "20",
  // An email server that does not respond: the screens of email show it.
  SMTP_URL: "smtp://127.0.0.1:1",
  SMTP_FROM: "Events <events@example.com>",
});
const failed = [];
try {
  const sandbox = sandboxClient(connectionOf(foyer.dataDir));
  const state = await signedIn(foyer.url);
  const options = { make: sandbox.load, people: 26 };
  const fixtures = await createFixtures(sandbox, translator("en"), foyer.dataDir, options);
  for (const locale of LOCALES) {
    for (const screen of screens) {
      await take(screen, locale, { ...fixtures, translate: translator(locale) }, state);
      await sandbox.clearFaults();
    }
  }
  for (const name of HELP) for (const locale of LOCALES) await saveForHelp(name, locale);
} finally {
  await chrome.close();
  await foyer.remove();
}
for (const [name, image] of Object.entries(IMAGES)) {
  const taken = path.join(folder, file({ name }, "en", "wide", "light"));
  if (existsSync(taken)) copyFileSync(taken, inRoot(`docs/images/${image}`));
}
writeFileSync(path.join(folder, "index.html"), index());
console.log(`Screens: ${screens.length}, in ${path.join(folder, "index.html")}`);
for (const line of failed) console.error(line);
process.exit(failed.length > 0 ? 1 : 0);

/** Opens the screen once per width, then switches the themes. */
async function take(screen, locale, fixtures, storageState) {
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    const context = await chrome.newContext({
      baseURL: foyer.url,
      locale: locale === "ru" ? "ru-RU" : "en-GB",
      timezoneId: "Europe/Berlin",
      viewport,
      deviceScaleFactor: width === "phone" ? 2 : 1,
      reducedMotion: "reduce",
      storageState: screen.signedOut ? undefined : storageState,
    });
    context.setDefaultTimeout(15_000);
    // The TypeScript loader names the functions that run in the page by this.
    await context.addInitScript("globalThis.__name = (named) => named;");
    const page = await context.newPage();
    try {
      await screen.open(page, fixtures);
      for (const theme of THEMES) {
        await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
        await settled(page);
        await page.screenshot({ path: path.join(folder, file(screen, locale, width, theme)) });
      }
    } catch (error) {
      failed.push(`${screen.name} (${locale}, ${width}): ${String(error).split("\n")[0]}`);
    }
    await context.close();
  }
}

/** Stores a screen as WebP, which the browser encodes, for the pages under Help. */
async function saveForHelp(name, locale) {
  const taken = path.join(folder, file({ name }, locale, "wide", "light"));
  if (!existsSync(taken)) return;
  const page = await chrome.newPage();
  const source = `data:image/png;base64,${readFileSync(taken).toString("base64")}`;
  const data = await page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.7).split(",")[1];
  }, source);
  mkdirSync(inRoot("public/help-images"), { recursive: true });
  writeFileSync(inRoot(`public/help-images/${name}.${locale}.webp`), Buffer.from(data, "base64"));
  await page.close();
}

/** Waits for animations; one color change can start another. */
async function settled(page) {
  const running = () => page.evaluate(() => document.getAnimations().length);
  for (let looks = 0; looks < 20 && (looks < 2 || (await running()) > 0); looks += 1) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
    );
  }
}

/** The loading list and the list that never loaded, each on a new Foyer. */
function unread() {
  const fresh = async (page, boomstream, wait) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "foyer-gallery-"));
    const other = await startFoyer({
      BOOMSTREAM_API_KEY: "nobody",
      BOOMSTREAM_API_URL: `${boomstream}/api`,
      FOYER_DATA_DIR: dataDir,
      FOYER_ADMIN_EMAIL: ADMIN.email,
      FOYER_ADMIN_PASSWORD: ADMIN.password,
    });
    page.context().once("close", () => void other.remove());
    await page.goto(`${other.url}/login`);
    await page.locator("input[name=email]").fill(ADMIN.email);
    await page.locator("input[name=password]").fill(ADMIN.password);
    await page.locator("input[name=password]").press("Enter");
    await page.waitForURL(`${other.url}/`);
    // The page of a list that is loading does not end before the list arrives.
    await page.goto(`${other.url}/conferences`, { waitUntil: "commit" });
    await wait(page);
  };
  return [
    {
      name: "conferences-loading",
      signedOut: true,
      open: async (page) =>
        fresh(page, await silent(), () => page.locator("table[aria-busy=true]").waitFor()),
    },
    {
      name: "conferences-unread",
      signedOut: true,
      open: (page, { translate }) =>
        fresh(page, "http://127.0.0.1:9", () =>
          page.getByText(translate("conferences.unread.title")).waitFor(),
        ),
    },
  ];
}

/** Returns the URL of a service that accepts every call and never responds. */
async function silent() {
  const server = createServer().unref();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

async function signedIn(baseURL) {
  const context = await chrome.newContext({ baseURL, locale: "en-US" });
  await signIn(await context.newPage(), ADMIN);
  const state = await context.storageState();
  await context.close();
  return state;
}

function file({ name }, locale, width, theme) {
  return `${name}.${locale}.${width}.${theme}.png`;
}

function index() {
  const figure = (screen, locale, width, theme) => {
    const src = file(screen, locale, width, theme);
    const label = `${screen.name}, ${locale}, ${width}, ${theme}`;
    return `<a href="${src}"><img class="${width}" src="${src}" alt="${label}" loading="lazy"></a>`;
  };
  const rows = screens.flatMap((screen) => [
    `<h2 id="${screen.name}">${screen.name}</h2>`,
    ...LOCALES.map((locale) => {
      const images = Object.keys(WIDTHS).flatMap((width) =>
        THEMES.map((theme) => figure(screen, locale, width, theme)),
      );
      return `<div>${images.join("")}</div>`;
    }),
  ]);
  const links = screens.map(({ name }) => `<a href="#${name}">${name}</a>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Foyer: every screen</title>
<style>body{font:14px system-ui;margin:2rem;background:#888;color:#fff}nav{display:flex;flex-wrap:wrap;gap:.5rem}
a{color:inherit}div{display:flex;gap:1rem;margin-bottom:1rem;overflow-x:auto}img{height:420px;border-radius:6px}</style>
<h1>Every screen</h1><nav>${links.join("")}</nav>${rows.join("\n")}</html>\n`;
}
