import * as z from "@/lib/platform/zod";

const KEY = "foyer.recent";
const KEPT = 8;

const Recent = z.object({ href: z.string(), label: z.string() });
const Kept = z.object({ owner: z.string(), pages: z.array(Recent) });

/** A page that somebody opened lately: where it is and what it is called. Never a link of a guest's. */
export type Recent = z.infer<typeof Recent>;

/** What this person opened last in this browser, the latest first; what another left is dropped. */
export function recentPages(owner: string): Recent[] {
  try {
    const kept = Kept.parse(JSON.parse(localStorage.getItem(KEY) ?? "null"));
    return kept.owner === owner ? kept.pages : [];
  } catch {
    // No storage here, or not ours in it.
    return [];
  }
}

/** Keeps that a page was opened. */
export function noteVisit(owner: string, page: Recent): void {
  const pages = [page, ...recentPages(owner).filter(({ href }) => href !== page.href)];
  try {
    localStorage.setItem(KEY, JSON.stringify({ owner, pages: pages.slice(0, KEPT) }));
  } catch {
    // Full, or forbidden: the menu just remembers nothing.
  }
}
