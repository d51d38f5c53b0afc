import type { Locator, Page } from "playwright";
import { median } from "../support/numbers";
import type { Row } from "../support/row";
import { slowDown } from "../support/slow";
import type { SignedInFoyer, Stage } from "../support/stage";

const SIZE = 50_000;
const LATENCY = 50;
const WARM = 1;
const ROUNDS = 5;
/** How long the pointer rests on something before it is pressed (ms), as a hand does. */
const REST = 150;
const SETTLED = 600;

type Move = {
  id: string;
  what: string;
  /** Opens the page where the move starts. Returns the control to press, or the name of a key. */
  start: (page: Page, origin: string) => Promise<Locator | string>;
  /** What shows that the move is done: an element, and optionally the text that it starts with. */
  until: { selector: string; text?: string };
};

/**
 * Felt speed: the time from the press to the paint of its result, at full speed and at a quarter of it,
 * with Boomstream 50 ms away. Beside each move: a bare Next page that opens another one.
 */
export async function felt(stage: Stage, signedIn: SignedInFoyer): Promise<Row[]> {
  const roster = await signedIn.roster(SIZE);
  await signedIn.sandbox.misbehave({ rules: [{ latencyMs: LATENCY }] });
  const floor = await stage.floor();
  const rows: Row[] = [];
  for (const slow of [false, true]) {
    const bare = await timeMove(await stage.page(), floor, bareMove, slow);
    for (const move of movesOf(roster)) {
      const ours = await timeMove(await stage.page(signedIn), signedIn.foyer.url, move, slow);
      rows.push({
        id: `felt-${move.id}${slow ? "-x4" : ""}`,
        what: `${move.what}${slow ? ", x4" : ""}: press to paint`,
        unit: "ms",
        ours,
        limit: { what: "a bare Next page opens another", value: bare },
        reach: [{ of: "ours", max: slow ? 100 : 50 }],
      });
    }
  }
  await signedIn.sandbox.misbehave();
  return rows;
}

const bareMove: Move = {
  id: "bare",
  what: "a bare page",
  async start(page, origin) {
    await visit(page, origin, "/from");
    return page.getByRole("link", { name: "To" });
  },
  until: { selector: "h1", text: "To" },
};

function movesOf(roster: string): Move[] {
  const title = `Bench ${SIZE}`;
  const firstRow = "table[aria-label^='Roster'] tr[aria-rowindex='2']";
  const openList = async (page: Page, origin: string) => {
    await visit(page, origin, "/conferences?when=all&q=Bench");
    return page.getByRole("link", { name: title, exact: true });
  };
  return [
    {
      id: "open",
      what: "open a roster from the list",
      start: openList,
      until: { selector: firstRow },
    },
    {
      id: "back",
      what: "back to the list",
      async start(page, origin) {
        await (await openList(page, origin)).click();
        await page.locator(firstRow).waitFor();
        await page.waitForTimeout(SETTLED);
        return page.getByRole("main").getByRole("link", { name: "Conferences" });
      },
      until: { selector: "h1", text: "Conferences" },
    },
    {
      id: "menu",
      what: "the command menu",
      async start(page, origin) {
        await visit(page, origin, roster);
        await page.mouse.move(700, 500);
        await page.waitForTimeout(SETTLED);
        return "Control+k";
      },
      until: { selector: "[role=dialog] [role=combobox]" },
    },
    {
      id: "row-menu",
      what: "a row's menu",
      async start(page, origin) {
        await visit(page, origin, roster);
        return page.getByRole("button", { name: "Actions" }).nth(2);
      },
      until: { selector: "[role=menuitem]" },
    },
    {
      id: "panel",
      what: "the person panel",
      async start(page, origin) {
        await visit(page, origin, roster);
        return page.locator(firstRow).getByRole("button").first();
      },
      until: { selector: "[role=dialog] h3" },
    },
    {
      id: "invite",
      what: "the invite screen",
      async start(page, origin) {
        await visit(page, origin, roster);
        return page.getByRole("link", { name: "Invite", exact: true });
      },
      until: { selector: "h1", text: "Invite participants" },
    },
    {
      id: "people",
      what: "people search, key to result",
      async start(page, origin) {
        await visit(page, origin, "/people");
        await page.getByRole("searchbox", { name: "Search people" }).fill("person123");
        await page.locator("tr[aria-rowindex='2']").waitFor();
        await page.waitForTimeout(SETTLED);
        return "4";
      },
      until: { selector: "tr[aria-rowindex='2']", text: "person1234@" },
    },
    {
      id: "switch",
      what: "the moderator switch",
      async start(page, origin) {
        await visit(page, origin, roster);
        const control = page.locator(firstRow).getByRole("switch");
        if (await control.isChecked()) {
          await control.click();
          await page.waitForTimeout(SETTLED);
        }
        return control;
      },
      until: { selector: `${firstRow} [role=switch][aria-checked=true]` },
    },
  ];
}

async function visit(page: Page, origin: string, path: string): Promise<void> {
  await page.goto(new URL(path, origin).href);
  await page.waitForLoadState("load");
  await page.waitForTimeout(SETTLED);
}

async function timeMove(page: Page, origin: string, move: Move, slow: boolean): Promise<number> {
  if (slow) await slowDown(page, { network: false });
  const times: number[] = [];
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    const target = await move.start(page, origin);
    if (typeof target !== "string") {
      await target.hover();
      await page.waitForTimeout(REST);
    }
    await page.evaluate(arm, move.until);
    if (typeof target === "string") await page.keyboard.press(target);
    else await target.click();
    const ms = Number(await page.evaluate(() => Reflect.get(window, "felt")));
    if (round >= WARM) times.push(ms);
    await page.keyboard.press("Escape");
  }
  await page.context().close();
  return median(times);
}

/** Runs in the page: measures from the next press to the paint in which `selector` is there. */
function arm({ selector, text }: Move["until"]): void {
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
  Object.assign(window, { felt: result });
}
