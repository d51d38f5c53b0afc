import { basePath } from "@/lib/platform/base-path";
import { env } from "@/lib/platform/env";

/** Returns true if cookies are sent over TLS only, because the public address is https. */
export function secureCookies(): boolean {
  return env().publicUrl.startsWith("https://");
}

/** Returns the path of our cookies, so that two installations on one host don't share them. */
export function cookiePath(): string {
  return basePath || "/";
}

/**
 * Returns the full name of a cookie. `__Host-` prevents subdomains from setting it (RFC 6265bis). It requires
 * the path `/`, so an installation below a path uses `__Secure-`.
 */
export function cookieName(name: string): string {
  if (!secureCookies()) return name;
  return `${basePath === "" ? "__Host-" : "__Secure-"}${name}`;
}

/** Returns the name of the cookie with next-auth's token. */
export function sessionCookie(): string {
  return cookieName("foyer.session");
}
