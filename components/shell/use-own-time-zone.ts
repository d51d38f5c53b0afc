"use client";

import { useEffect, useSyncExternalStore } from "react";
import { TIME_ZONE_COOKIE } from "@/lib/preferences/time-zone-cookie";

const never = () => () => {};
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The browser's time zone, told to the server for its next page; the served one until hydrated. */
export function useOwnTimeZone(served: string): string {
  const zone = useSyncExternalStore(never, ownZone, () => served);
  useEffect(() => {
    if (zone === served) return;
    document.cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(zone)};path=/;max-age=31536000;samesite=lax`;
  }, [zone, served]);
  return zone;
}
