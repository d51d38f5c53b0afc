import type { NextRequest } from "next/server";
import { isOwn } from "@/lib/access/origin";
import { nextAuth } from "@/lib/access/sign-in/next-auth";
import { type Noted, outcome } from "@/lib/access/sign-in/failure-context";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";

/** The routes of next-auth that Foyer uses. The others are not served. */
const READ = new Set(["csrf", "session", "callback/oidc"]);
const WRITE = new Set(["callback/credentials", "signout"]);
/** The largest form that signing in needs, in bytes. */
const MAX_FORM_BYTES = 16_384;
/** Errors before the password was checked. */
const REFUSED_EARLY = new Set(["busy", "too-many-attempts"]);

type Context = { params: Promise<{ nextauth: string[] }> };

/** Serves next-auth's session, its CSRF token and the identity provider's callback. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { nextauth } = await params;
  const path = nextauth.join("/");
  // next-auth's own error page is not served, so a failed callback is redirected here.
  if (path === "error") {
    const location = withBase(routes.loginFailed("failed"));
    return new Response(null, { status: 303, headers: { location } });
  }
  if (!READ.has(path)) return new Response(null, { status: 404 });
  return nextAuth(request, nextauth);
}

/** Signs in and out by next-auth's own routes, from our own pages only. */
export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  const { nextauth } = await params;
  if (!WRITE.has(nextauth.join("/"))) return new Response(null, { status: 404 });
  if (!isOwn(request.headers)) return new Response(null, { status: 403 });
  if (!(Number(request.headers.get("content-length")) <= MAX_FORM_BYTES)) {
    return new Response(null, { status: 413 });
  }
  const noted: Noted = {};
  const response = await outcome.run(noted, () => nextAuth(request, nextauth));
  const refused = noted.checked?.ok === false && REFUSED_EARLY.has(noted.checked.code);
  return refused ? new Response(null, { status: 429, headers: { "retry-after": "60" } }) : response;
}
