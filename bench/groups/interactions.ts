import type { Locator, Page } from "playwright";
import { median } from "../support/numbers";
import type { Row } from "../support/row";
import { slowDown } from "../support/slow";
import type { SignedInFoyer, Servers } from "../support/servers";

const SIZE = 50_000;
const LATENCY_MS = 50;
const ROUNDS = 6;
/** Time between hover and press (ms), as with a real pointer. */
const HOVER_MS = 150;
const SETTLE_MS = 600;

type Move = {
  id: string;
  what: string;
  /** The page where the first move starts. */
  path: string;
  /** Prepares the start of the move, without a reload. Returns the control to press, or a key. */
  start: (page: Page, round: number) => Promise<Locator | string> | Locator | string;
  /** The selector of the result, and optionally a text that it contains. */
  until: (round: number) => { selector: string; text?: string };
  /** Undoes the move. */
  leave?: (page: Page) => Promise<unknown>;
};

type Times = { first: number; again: number };

/**
 * Measures the time from a press to the paint of its result, at full speed and at a quarter of it, with
 * Boomstream 50 ms away. Two figures for each move: right after the page has loaded, and the median of
 * later rounds in the same page. The baseline is a bare Next page that opens another.
 */
export async function interactions(servers: Servers, signedIn: SignedInFoyer): Promise<Row[]> {
  const roster = await signedIn.roster(SIZE);
  await signedIn.sandbox.setFaults({ rules: [{ latencyMs: LATENCY_MS }] });
  const baseline = await servers.baselineNext();
  const only = process.env["BENCH_MOVES"]?.split(",");
  const rows: Row[] = [];
  for (const slow of [false, true]) {
    const bare = await timeMove(await servers.page(), baseline, bareMove, slow);
    for (const move of movesOf(roster)) {
      if (only && !only.includes(move.id)) continue;
      const ours = await timeMove(await servers.page(signedIn), signedIn.foyer.url, move, slow);
      const row = (kind: keyof Times, reach: Row["reach"]): Row => ({
        id: `interactions-${move.id}${slow ? "-x4" : ""}${kind === "first" ? "-first" : ""}`,
        what: `${move.what}${slow ? ", x4" : ""}${kind === "first" ? ", first time" : ""}`,
        unit: "ms",
        ours: ours[kind],
        limit: { what: "a bare Next page opens another", value: bare[kind] },
        reach,
      });
      rows.push(row("again", [{ of: "ours", max: slow ? 100 : 50 }]), row("first", []));
    }
  }
  await signedIn.sandbox.clearFaults();
  return rows;
}

const bareMove: Move = {
  id: "bare",
  what: "a bare page",
  path: "/from",
  start: (page) => page.getByRole("link", { name: "To" }),
  until: () => ({ selector: "h1", text: "To" }),
  leave: (page) => page.goBack(),
};

function movesOf(roster: string): Move[] {
  const title = `Bench ${SIZE}`;
  const row = (at: number) => `table[aria-label^='Roster'] tr[aria-rowindex='${at}']`;
  const list = "/conferences?when=all&q=Bench";
  const link = (page: Page) => page.getByRole("link", { name: title, exact: true });
  const wayBack = (page: Page) =>
    page.getByRole("main").getByRole("link", { name: "Conferences", exact: true });
  const escape = (page: Page) => page.keyboard.press("Escape");
  return [
    {
      id: "open",
      what: "open a roster from the list",
      path: list,
      start: link,
      until: () => ({ selector: row(2) }),
      leave: (page) => page.goBack(),
    },
    {
      id: "back",
      what: "back to the list",
      path: list,
      async start(page) {
        await link(page).click();
        await page.locator(row(2)).waitFor();
        await page.waitForTimeout(SETTLE_MS);
        return wayBack(page);
      },
      until: () => ({ selector: "h1", text: "Conferences" }),
      async leave(page) {
        await page.getByRole("searchbox", { name: "Search conferences" }).fill(title);
        await link(page).waitFor();
      },
    },
    {
      id: "menu",
      what: "the command menu",
      path: roster,
      async start(page) {
        await page.mouse.move(700, 500);
        await page.waitForTimeout(SETTLE_MS);
        return "Control+k";
      },
      until: () => ({ selector: "[role=dialog] [role=combobox]" }),
      leave: escape,
    },
    {
      id: "row-menu",
      what: "a row's menu",
      path: roster,
      start: (page, round) => page.locator(row(round + 2)).getByRole("button", { name: "Actions" }),
      until: () => ({ selector: "[role=menuitem]" }),
      leave: escape,
    },
    {
      id: "panel",
      what: "the person panel",
      path: roster,
      start: (page, round) =>
        page
          .locator(row(round + 2))
          .getByRole("button")
          .first(),
      until: () => ({ selector: "[role=dialog] h3" }),
      leave: escape,
    },
    {
      id: "invite",
      what: "the invite screen",
      path: roster,
      start: (page) => page.getByRole("link", { name: "Invite", exact: true }),
      until: () => ({ selector: "h1", text: "Invite participants" }),
      leave: (page) => page.goBack(),
    },
    {
      id: "people",
      what: "people search, key to result",
      path: "/people",
      async start(page) {
        await page.getByRole("searchbox", { name: "Search people" }).fill("person123");
        await page.locator("tr[aria-rowindex='2']", { hasNotText: "person1234" }).waitFor();
        await page.waitForTimeout(SETTLE_MS);
        return "4";
      },
      until: () => ({ selector: "tr[aria-rowindex='2']", text: "person1234" }),
    },
    {
      id: "switch",
      what: "the moderator switch",
      path: roster,
      async start(page, round) {
        const control = page.locator(row(round + 2)).getByRole("switch");
        if (await control.isChecked()) {
          await control.click();
          await page.waitForTimeout(SETTLE_MS);
        }
        return control;
      },
      until: (round) => ({ selector: `${row(round + 2)} [role=switch][aria-checked=true]` }),
    },
  ];
}

async function timeMove(page: Page, origin: string, move: Move, slow: boolean): Promise<Times> {
  if (slow) await slowDown(page, { network: false });
  await page.goto(new URL(move.path, origin).href);
  await page.waitForLoadState("load");
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.waitForTimeout(SETTLE_MS);
    const target = await move.start(page, round);
    if (typeof target !== "string") {
      await target.hover();
      await page.waitForTimeout(HOVER_MS);
    }
    await page.evaluate(arm, move.until(round));
    if (typeof target === "string") await page.keyboard.press(target);
    else await target.click();
    times.push(Number(await page.evaluate(() => Reflect.get(window, "interactions"))));
    await move.leave?.(page);
  }
  await page.context().close();
  const [first = Number.NaN, ...again] = times;
  return { first, again: median(again) };
}

/** Runs in the page: measures from the next press to the paint that contains `selector`. */
function arm({ selector, text }: ReturnType<Move["until"]>): void {
  const isThere = () =>
    Array.from(document.querySelectorAll(selector)).some(
      (element) =>
        element.checkVisibility() && (text === undefined || element.textContent.includes(text)),
    );
  const result = new Promise<number>((resolve) => {
    const begin = ({ timeStamp }: Event) => {
      removeEventListener("pointerdown", begin, true);
      removeEventListener("keydown", begin, true);
      const look = () => {
        if (!isThere()) return void requestAnimationFrame(look);
        const channel = new MessageChannel();
        channel.port1.addEventListener("message", () => resolve(performance.now() - timeStamp));
        channel.port1.start();
        channel.port2.postMessage(null);
      };
      requestAnimationFrame(look);
    };
    addEventListener("pointerdown", begin, true);
    addEventListener("keydown", begin, true);
  });
  Object.assign(window, { interactions: result });
}
