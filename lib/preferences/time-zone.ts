import "server-only";
import { cookies } from "next/headers";
import { TIME_ZONE_COOKIE } from "./time-zone-cookie";

const SERVERS_OWN = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** Those asked for so far that exist: to ask costs more than the rest of a short answer. */
const known = new Set<string>();

/** The time zone that the browser told by cookie on an earlier page, else the server's own. */
export async function requestTimeZone(): Promise<string> {
  const told = (await cookies()).get(TIME_ZONE_COOKIE)?.value;
  const zone = told && decodeURIComponent(told);
  return zone && isTimeZone(zone) ? zone : SERVERS_OWN;
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
