"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { followed } from "./followed";

/** Where a person was about to go: along a link, or back in the history. */
type Target = { to: "link"; href: string } | { to: "back" };

/** Entries of the history: nothing before this page but itself and its second entry. */
const ALONE = 2;

/**
 * Asks before a person leaves what would be lost: the browser's own question where the page is closed
 * or reloaded; where a link is followed or Back pressed, `asking` becomes true, and `leave` goes there
 * (`home` where Back leads nowhere). Back can't be held, so the page takes a second entry in the
 * history while it is guarded: the first Back stays here, and a link takes that entry's place.
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
      const href = followed(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget({ to: "link", href });
    }
    window.addEventListener("beforeunload", unloading);
    // Before the router's own links hear of it.
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
      // The router has nothing to do: it is the same page.
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
    if (target.to === "back" && window.history.length > ALONE) return window.history.back();
    const href = target.to === "link" ? target.href : home;
    if (onSecond.current) router.replace(href);
    else router.push(href);
  };
  return { asking: active && target !== null, stay, leave };
}

/** What the router keeps with the entry is kept with the second one, too. */
function takeSecond(onSecond: { current: boolean }) {
  if (onSecond.current) return;
  onSecond.current = true;
  window.history.pushState(window.history.state, "", window.location.href);
}
