import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { sessionCookie } from "@/lib/platform/http/cookie-name";
import { withBase } from "@/lib/platform/base-path";
import { env } from "@/lib/platform/env";
import { servedByUs } from "@/lib/platform/peer";
import { routes } from "@/lib/platform/routes";
import {
  contentSecurityPolicy,
  guestContentSecurityPolicy,
  previewContentSecurityPolicy,
  securityHeaders,
} from "@/lib/platform/http/security-headers";

export const config = { matcher: "/((?!_next/static/).*)" };

const FILE = /\.(?:css|gif|ico|jpe?g|js|json|png|svg|txt|webmanifest|webp|woff2)$/;

/**
 * Sets the headers, and redirects people without a session cookie to sign in. This is a convenience, not the
 * guard: pages, actions and handlers read the session from the database themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  const { publicUrl, guestUrl } = env();
  const guest = pathname.startsWith(routes.guest(""));
  if (!guest && isGuestHost(request)) return new NextResponse(null, { status: 404 });
  const nonce = randomBytes(16).toString("base64");
  const preview = pathname === routes.api.mailPreview();
  const policy = guest
    ? guestContentSecurityPolicy(nonce)
    : preview
      ? previewContentSecurityPolicy()
      : contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const requestId = (servedByUs() && request.headers.get("x-request-id")) || randomUUID();

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", requestId);
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);

  const response = needsSignIn(request)
    ? NextResponse.redirect(new URL(withBase(routes.login(hereOf(request))), request.url))
    : NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(securityHeaders(guest ? guestUrl : publicUrl))) {
    response.headers.set(name, value);
  }
  if (guest) response.headers.set("x-robots-tag", "noindex, nofollow, noarchive");
  if (preview) response.headers.set("x-frame-options", "SAMEORIGIN");
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  if (!isFile(pathname) && !saysMore(pathname)) response.headers.set("cache-control", "no-store");
  return response;
}

/**
 * Returns true for a request to FOYER_GUEST_URL, if that is a separate address: it serves only personal links and
 * bounces of an email service.
 */
function isGuestHost({ headers, nextUrl: { pathname } }: NextRequest): boolean {
  const { publicUrl, guestUrl } = env();
  if (pathname === routes.api.bounces()) return false;
  return guestUrl !== publicUrl && headers.get("host") === new URL(guestUrl).host;
}

const isFile = (pathname: string) => FILE.test(pathname);

/** The stream sets its own header, which also forbids compression; a header set here would replace it. */
const saysMore = (pathname: string) => pathname === routes.api.events();

/** Pages only: handlers respond with 401, and actions return `signed-out`. */
function needsSignIn({ nextUrl: { pathname }, cookies, method }: NextRequest): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  if (pathname.startsWith(routes.welcome("")) || pathname.startsWith(routes.guest("")))
    return false;
  if (pathname === routes.login() || pathname === routes.secondStep()) return false;
  if (pathname.startsWith("/api/") || pathname === routes.metrics() || isFile(pathname))
    return false;
  return !cookies.has(sessionCookie());
}

function hereOf({ nextUrl: { pathname, searchParams } }: NextRequest): string | undefined {
  const query = new URLSearchParams(searchParams);
  query.delete("_rsc");
  const here = query.size > 0 ? `${pathname}?${query}` : pathname;
  return here === routes.home() ? undefined : here;
}
