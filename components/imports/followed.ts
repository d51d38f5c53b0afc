import { withoutBase } from "@/lib/platform/base-path";

/** Where in Foyer a click leads in this tab; null: nowhere, or elsewhere. */
export function followed(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement)) return null;
  if (link.target !== "" && link.target !== "_self") return null;
  if (link.download || link.origin !== window.location.origin) return null;
  const { pathname, search, hash } = link;
  return pathname === window.location.pathname ? null : `${withoutBase(pathname)}${search}${hash}`;
}
