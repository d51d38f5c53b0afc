import type { NextRequest } from "next/server";
import { nextAuth } from "@/lib/access/sign-in/next-auth";
import { isOwn } from "@/lib/access/origin";
import { type Noted, outcome } from "@/lib/access/sign-in/outcome";

/** Refused before the password was looked at. */
const HELD_BACK = new Set(["busy", "too-many-attempts"]);

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses: its session, its CSRF token. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  return nextAuth(request, (await params).nextauth);
}

/** Signing in and out by next-auth's own addresses, from our own pages only. */
export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  if (!isOwn(request.headers)) return new Response(null, { status: 403 });
  const { nextauth } = await params;
  const noted: Noted = {};
  const answered = await outcome.run(noted, () => nextAuth(request, nextauth));
  const refused = noted.checked?.ok === false && HELD_BACK.has(noted.checked.code);
  return refused ? new Response(null, { status: 429, headers: { "retry-after": "60" } }) : answered;
}
