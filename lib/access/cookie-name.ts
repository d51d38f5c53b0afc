import { env } from "@/lib/platform/env";

/** Whether cookies are for TLS only: when the public address is https. */
export function secureCookies(): boolean {
  return env().publicUrl.startsWith("https://");
}

/** The cookie with next-auth's token; `__Host-` keeps subdomains from setting it (RFC 6265bis). */
export function sessionCookie(): string {
  return secureCookies() ? "__Host-foyer.session" : "foyer.session";
}
