"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Asks before a person leaves what would be lost: the browser's own question where the page is closed
 * or reloaded; where a link is followed, `asking` becomes true, and `leave` follows it.
 */
export function useLeaveGuard(active: boolean) {
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    if (!active) return;
    const unloading = (event: BeforeUnloadEvent) => event.preventDefault();
    function clicking(event: MouseEvent) {
      const href = followed(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    }
    window.addEventListener("beforeunload", unloading);
    // Before the router's own links hear of it.
    document.addEventListener("click", clicking, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", unloading);
      document.removeEventListener("click", clicking, { capture: true });
    };
  }, [active]);
  return {
    asking: active && target !== null,
    stay: () => setTarget(null),
    leave: () => {
      if (target !== null) router.push(target);
    },
  };
}

/** Where in Foyer a click leads in this tab; null: nowhere, or elsewhere. */
function followed(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement)) return null;
  if (link.target !== "" && link.target !== "_self") return null;
  if (link.download || link.origin !== window.location.origin) return null;
  const { pathname, search, hash } = link;
  return pathname === window.location.pathname ? null : `${pathname}${search}${hash}`;
}
