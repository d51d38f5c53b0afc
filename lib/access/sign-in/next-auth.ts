import "server-only";
import NextAuth from "next-auth";
import { cookies, headers } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import { withBase } from "@/lib/platform/base-path";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";
import { authOptions } from "./options";

const Csrf = z.object({ csrfToken: z.string() });

/** Handles a request to one of next-auth's own routes (`/api/auth/…`). */
export async function nextAuth(request: NextRequest, path: string[]): Promise<Response> {
  // next-auth reads its address only from this variable.
  process.env.NEXTAUTH_URL = ownAddress();
  const response: unknown = await NextAuth(request, { params: { nextauth: path } }, authOptions());
  if (!(response instanceof Response)) throw new TypeError("next-auth gave no Response");
  return response;
}

/**
 * Runs one of next-auth's POST routes inside a server action, with its CSRF token, and passes its cookies to
 * the browser. Returns the cookies by name and the redirect target.
 */
export async function postToNextAuth(
  path: string[],
  fields: Record<string, string>,
  query: Record<string, string> = {},
): Promise<{ cookies: Map<string, string>; location: string | null }> {
  const csrf = await nextAuth(await requestTo(["csrf"]), ["csrf"]);
  await keepCookies(csrf);
  const { csrfToken } = Csrf.parse(await csrf.json());
  const body = new URLSearchParams({ ...fields, csrfToken });
  const response = await nextAuth(await requestTo(path, body, query), path);
  return { cookies: await keepCookies(response), location: response.headers.get("location") };
}

/** Returns the public address of next-auth's routes. */
const ownAddress = () => env().publicUrl + withBase("/api/auth");

async function requestTo(
  path: string[],
  body?: URLSearchParams,
  query: Record<string, string> = {},
): Promise<NextRequest> {
  const userAgent = (await headers()).get("user-agent") ?? "";
  const url = `${ownAddress()}/${path.join("/")}?${new URLSearchParams(query)}`;
  return new NextRequest(url, {
    method: body ? "POST" : "GET",
    headers: { "user-agent": userAgent },
    ...(body ? { body } : {}),
  });
}

async function keepCookies(response: Response): Promise<Map<string, string>> {
  const set = new NextResponse(null, { headers: response.headers }).cookies.getAll();
  const jar = await cookies();
  for (const { name, value = "", ...attributes } of set) {
    // The parser drops a lifetime of zero, which deletes a cookie.
    jar.set(name, value, value === "" ? { ...attributes, maxAge: 0 } : attributes);
  }
  return new Map(set.map(({ name, value }) => [name, value]));
}
