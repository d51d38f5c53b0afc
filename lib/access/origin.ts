import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/platform/env";

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Whether the request being answered was made by one of our own pages. */
export async function fromOwnPage(): Promise<boolean> {
  return isOwn(await headers());
}

/**
 * Whether a request that changes something comes from our own origin (RFC 6454): the public
 * address, or the host that it was sent to. A missing or `null` Origin is refused, as is what the
 * browser itself calls cross-site (Fetch Metadata). Under a public https address, plain http is
 * taken from this machine only.
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
 * Returns true if one of our own pages asks for a download or a live stream (Fetch Metadata). Browsers
 * leave the header out only where the page came by plain http from another machine.
 */
export function isOwnRead(sent: Pick<Headers, "get">): boolean {
  const site = sent.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return env().publicUrl.startsWith("http:") && !LOOPBACK.test(sent.get("host") ?? "");
}
