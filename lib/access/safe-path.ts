import { routes } from "@/lib/platform/routes";

// Backslashes count as slashes in browsers, and control characters are dropped before parsing.
const DECEPTIVE = /[\\\s\p{Cc}]/u;
const NOWHERE = "http://foyer.invalid";

/**
 * Returns the path to open after signing in: the wanted one if it is one of our own pages, else the home page.
 * Refuses other origins in every spelling (WHATWG URL: `//`, `/\`, tabs, `/.//`).
 */
export function safePath(wanted: unknown): string {
  const home = routes.home();
  if (typeof wanted !== "string" || !wanted.startsWith("/") || DECEPTIVE.test(wanted)) return home;
  if (wanted.startsWith("//") || !URL.canParse(wanted, NOWHERE)) return home;
  const url = new URL(wanted, NOWHERE);
  if (url.origin !== NOWHERE || url.pathname.startsWith("//")) return home;
  if (
    [routes.login(), routes.secondStep()].includes(url.pathname) ||
    url.pathname.startsWith("/api/")
  )
    return home;
  return url.pathname + url.search + url.hash;
}
