import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/platform/env";

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Returns true if one of our own pages made this request. */
export async function fromOwnPage(): Promise<boolean> {
  return isOwn(await headers());
}

/**
 * Returns true if a request that changes something comes from our own origin (RFC 6454): the public address,
 * or the host that it was sent to. Refuses a missing or `null` Origin, and requests that the browser marks as
 * cross-site (Fetch Metadata). If the public address is https, http is accepted from this machine only.
 */
export function isOwn(sent: Pick<Headers, "get">): boolean {
  const site = sent.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = sent.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.origin !== origin || !/^https?:$/.test(url.protocol)) return false;
  const { publicUrl } = env();
  if (origin === publicUrl) return true;
  const plainIsFine = publicUrl.startsWith("http:") || LOOPBACK.test(url.host);
  return url.host === sent.get("host") && (url.protocol === "https:" || plainIsFine);
}

/**
 * Returns true if one of our own pages requests a download or a live stream (Fetch Metadata). Browsers omit
 * the header only for pages served by http from another machine.
 */
export function isOwnRead(sent: Pick<Headers, "get">): boolean {
  const site = sent.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return env().publicUrl.startsWith("http:") && !LOOPBACK.test(sent.get("host") ?? "");
}
