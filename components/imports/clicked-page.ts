import { withoutBase } from "@/lib/platform/base-path";

/**
 * Returns the path of the page that a click opens in this tab. Null if it opens none, opens another tab, or leaves
 * Foyer.
 */
export function clickedPage(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement)) return null;
  if (link.target !== "" && link.target !== "_self") return null;
  if (link.download || link.origin !== window.location.origin) return null;
  const { pathname, search, hash } = link;
  return pathname === window.location.pathname ? null : `${withoutBase(pathname)}${search}${hash}`;
}
