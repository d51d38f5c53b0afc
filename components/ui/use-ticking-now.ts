"use client";

import { useEffect, useState } from "react";
import { useNow } from "use-intl";
import { useHydrated } from "./use-hydrated";

/**
 * The present moment in milliseconds, renewed while the page is open. Begins with the server's moment
 * when the page is taken over from it, so that both write the same text, else with the real one.
 */
export function useTickingNow(everyMs: number): number {
  const served = useNow().getTime();
  const hydrated = useHydrated();
  const [now, setNow] = useState(() => (hydrated ? Date.now() : served));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
