import "server-only";
import { cookies } from "next/headers";
import { TIME_ZONE_COOKIE } from "./time-zone-cookie";

const SERVER_TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** Valid zones seen so far: checking one costs more than the rest of a short response. */
const known = new Set<string>();

/** Returns the time zone from the browser's cookie, or the server's. */
export async function requestTimeZone(): Promise<string> {
  const stored = (await cookies()).get(TIME_ZONE_COOKIE)?.value;
  const zone = stored && decodeURIComponent(stored);
  return zone && isTimeZone(zone) ? zone : SERVER_TIME_ZONE;
}

function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
    known.add(name);
    return true;
  } catch {
    return false;
  }
}
