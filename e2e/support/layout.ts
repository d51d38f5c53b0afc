import type { Page } from "@playwright/test";

/** Returns the layout defects of the page at its current width, a line each. */
export async function layoutDefects(page: Page): Promise<string[]> {
  await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0))),
      ),
  );
  return page.evaluate(() => {
    const LEAD_MIN = 90;
    const found = new Set<string>();
    const main = document.querySelector("main") ?? document.body;
    const shown = (element: Element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== "hidden";
    };
    const nameOf = (element: Element) =>
      `<${element.tagName.toLowerCase()}> "${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 50)}"`;

    const root = document.documentElement;
    const tooWide = root.scrollWidth - root.clientWidth;
    if (tooWide > 0) found.add(`the page is ${tooWide} px too wide`);

    for (const table of main.querySelectorAll("table")) {
      const heads = [...table.querySelectorAll("thead th")].filter(shown);
      const stacked = (table.querySelector("thead")?.getBoundingClientRect().width ?? 0) <= 1;
      const rows = [...table.querySelectorAll("tbody tr:not([aria-hidden])")].slice(0, 5);
      for (const row of rows) {
        const cells = [...row.children].filter(shown);
        // Neither a checkbox nor a row number names the row.
        const lead = cells.find(
          (cell) => !cell.matches(".cell-select") && !/^\d+$/.test(cell.textContent.trim()),
        );
        if (lead && lead.clientWidth < LEAD_MIN)
          found.add(`the lead column is ${lead.clientWidth} px wide`);
        if (stacked) continue;
        if (cells.length !== heads.length)
          found.add(`${heads.length} headings over ${cells.length} cells`);
        cells.forEach((cell, index) => {
          const [one, other] = [
            cell.getBoundingClientRect(),
            heads[index]?.getBoundingClientRect(),
          ];
          if (other && Math.abs(one.left - other.left) > 1)
            found.add(`heading ${nameOf(heads[index] ?? cell)} is not over its cells`);
        });
      }
    }

    for (const control of main.querySelectorAll("button, a[href], input, select, textarea")) {
      if (!shown(control) || control.closest(".sr-only") || control.matches(".sr-only")) continue;
      // A strip that scrolls sideways shows its controls one after the other.
      const strip = control.closest(".overflow-x-auto");
      if (strip && strip.scrollWidth > strip.clientWidth) continue;
      const card = control.closest("td, .rounded-card, form, header") ?? main;
      const [inner, outer] = [control.getBoundingClientRect(), card.getBoundingClientRect()];
      // A checkbox's target is larger than its box.
      const slack = control.matches(".checkbox") ? 10 : 1.5;
      if (card.matches("form, header") && inner.right <= root.clientWidth) continue;
      if (inner.right > outer.right + slack || inner.left < outer.left - slack)
        found.add(`${nameOf(control)} leaves its ${card.tagName.toLowerCase()}`);
    }

    for (const bar of document.querySelectorAll(".floating")) {
      const one = bar.getBoundingClientRect();
      for (const control of document.querySelectorAll("header button, nav a")) {
        const other = control.getBoundingClientRect();
        const across = one.left < other.right && other.left < one.right;
        const down = one.top < other.bottom && other.top < one.bottom;
        if (shown(control) && across && down) found.add(`${nameOf(bar)} covers ${nameOf(control)}`);
      }
    }

    const dialogs = document.querySelectorAll("[role=dialog], [role=alertdialog]");
    for (const element of [main, ...dialogs].flatMap((root) => [...root.querySelectorAll("*")])) {
      const { display, overflowX } = getComputedStyle(element);
      if (display === "inline" || overflowX !== "visible" || !shown(element)) continue;
      const text = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (text && element.scrollWidth > element.clientWidth + 1)
        found.add(`${nameOf(element)} runs out of its box`);
    }

    for (const element of main.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      if (style.overflowX !== "hidden" && style.overflowX !== "clip") continue;
      if (!shown(element) || element.matches("input, select, textarea, .sr-only")) continue;
      if (element.textContent.trim() === "") continue;
      const cutOff =
        element.scrollWidth > element.clientWidth + 1 ||
        element.scrollHeight > element.clientHeight + 4;
      if (!cutOff) continue;
      element.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
      if (!element.closest("[title]")) found.add(`${nameOf(element)} is cut off without a title`);
    }
    return [...found];
  });
}
