import type { NextRequest } from "next/server";
import { nextAuth } from "@/lib/auth/next-auth";
import { isOwn } from "@/lib/auth/origin";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses: its session, its CSRF token. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  return nextAuth(request, (await params).nextauth);
}

/** Signing in and out by next-auth's own addresses, from our own pages only. */
export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  if (!isOwn(request.headers)) return new Response(null, { status: 403 });
  return nextAuth(request, (await params).nextauth);
}
