import type { Page } from "@playwright/test";

/** The window of a laptop (1280 × 1024) at 400%, where WCAG 1.4.10 still asks for every function. */
export const ZOOMED = { width: 320, height: 256 };

/** The controls of an open dialog or menu; without one, those of a floating bar. */
const ABOVE = "[role=dialog], [role=alertdialog], .floating";

/** Returns which controls above the page can't be scrolled into view at its present size, one line for each. */
export async function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(async (above) => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    /** The minimum visible height of a control that is taller than the window (px). */
    const LINE = 30;
    const found = new Set<string>();
    for (const control of document.querySelectorAll(
      `:is(${above}) :is(button, a[href], input, select, textarea)`,
    )) {
      if (control.closest(".sr-only, [aria-hidden=true]") || !control.checkVisibility()) continue;
      // The bar of a selection shows all it has.
      if (!control.closest(".floating")) control.scrollIntoView({ block: "nearest" });
      const { left, right, top, bottom, height } = control.getBoundingClientRect();
      const name = control.getAttribute("aria-label") ?? (control.textContent.trim() || control.id);
      const at = `<${control.tagName.toLowerCase()}> "${name.slice(0, 40)}"`;
      const seen = [top + 2, bottom - 2].filter((y) => {
        const on = document.elementFromPoint((left + right) / 2, y);
        return on !== null && (control.contains(on) || on.contains(control));
      });
      const whole = seen.length === 2 || (seen.length === 1 && height > window.innerHeight - LINE);
      if (!whole || right > window.innerWidth + 1 || left < -1) found.add(`${at} is out of reach`);
    }
    return [...found];
  }, ABOVE);
}
