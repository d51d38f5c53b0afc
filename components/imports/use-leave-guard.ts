"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { withoutBase } from "@/lib/platform/base-path";

/** The blocked navigation: a link or Back. */
type Target = { to: "link"; href: string } | { to: "back" };

/** The history length if it has only this page and its second entry. */
const OWN_ENTRIES = 2;

/**
 * Asks for confirmation before a person leaves a page with unsaved work; on close and reload the browser
 * asks. After a click on a link or Back, `asking` is true, and `leave` continues the navigation. If there is
 * no earlier page, `leave` opens `home`. A page can't block Back, so it pushes a second history entry: the
 * first Back only removes that entry, and a link replaces it.
 */
export function useLeaveGuard(active: boolean, home: string) {
  const router = useRouter();
  const [target, setTarget] = useState<Target | null>(null);
  const onSecond = useRef(false);
  const leaving = useRef(false);

  useEffect(() => {
    if (!active) return;
    takeSecond(onSecond);
    const unloading = (event: BeforeUnloadEvent) => {
      if (!leaving.current) event.preventDefault();
    };
    function clicking(event: MouseEvent) {
      const href = clickedPage(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget({ to: "link", href });
    }
    window.addEventListener("beforeunload", unloading);
    // Runs in the capture phase, before the router handles the click.
    document.addEventListener("click", clicking, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", unloading);
      document.removeEventListener("click", clicking, { capture: true });
    };
  }, [active]);

  useEffect(() => {
    const { pathname } = window.location;
    function going(event: PopStateEvent) {
      if (!onSecond.current || window.location.pathname !== pathname) return;
      onSecond.current = false;
      // Prevents the router from handling it: the page is the same.
      event.stopImmediatePropagation();
      if (active) setTarget({ to: "back" });
      else window.history.back();
    }
    window.addEventListener("popstate", going, { capture: true });
    return () => window.removeEventListener("popstate", going, { capture: true });
  }, [active]);

  const stay = () => {
    setTarget(null);
    takeSecond(onSecond);
  };
  const leave = () => {
    if (target === null) return;
    leaving.current = true;
    if (target.to === "back" && window.history.length > OWN_ENTRIES) return window.history.back();
    const href = target.to === "link" ? target.href : home;
    if (onSecond.current) router.replace(href);
    else router.push(href);
  };
  return { asking: active && target !== null, stay, leave };
}

/** Pushes the second history entry, with the router state of the first one. */
function takeSecond(onSecond: { current: boolean }) {
  if (onSecond.current) return;
  onSecond.current = true;
  window.history.pushState(window.history.state, "", window.location.href);
}

/**
 * Returns the path of the page that a click opens in this tab. Null if it opens no page, another tab, or
 * another site.
 */
function clickedPage(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement)) return null;
  if (link.target !== "" && link.target !== "_self") return null;
  if (link.download || link.origin !== window.location.origin) return null;
  const { pathname, search, hash } = link;
  return pathname === window.location.pathname ? null : `${withoutBase(pathname)}${search}${hash}`;
}
