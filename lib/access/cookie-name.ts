import { basePath } from "@/lib/platform/base-path";
import { env } from "@/lib/platform/env";

/** Whether cookies are for TLS only: when the public address is https. */
export function secureCookies(): boolean {
  return env().publicUrl.startsWith("https://");
}

/** Returns the path of our cookies: two installations on one host don't share them. */
export function cookiePath(): string {
  return basePath || "/";
}

/**
 * Returns the full name of a cookie. `__Host-` keeps subdomains from setting it (RFC 6265bis); it
 * requires the path `/`, so that an installation below a path has `__Secure-`.
 */
export function cookieName(name: string): string {
  if (!secureCookies()) return name;
  return `${basePath === "" ? "__Host-" : "__Secure-"}${name}`;
}

/** Returns the name of the cookie with next-auth's token. */
export function sessionCookie(): string {
  return cookieName("foyer.session");
}
