import { NextRequest } from "next/server";
import { expect, it, vi } from "vitest";
// oxlint-disable-next-line no-restricted-imports -- the checks of the route itself are tested
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";

const call = (method: "GET" | "POST", path: string, body?: string, length = body?.length) => {
  const request = new NextRequest(`${env().publicUrl}/api/auth/${path}`, {
    method,
    headers: {
      origin: env().publicUrl,
      host: new URL(env().publicUrl).host,
      "content-type": "application/x-www-form-urlencoded",
      ...(length !== undefined && { "content-length": String(length) }),
    },
    ...(body !== undefined && { body }),
  });
  const params = Promise.resolve({ nextauth: path.split("/") });
  // After the checks next-auth reads cookies, which only a running server has.
  return (method === "GET" ? GET : POST)(request, { params }).then(
    ({ status }) => status,
    () => "passed on",
  );
};

it("serves only the routes of next-auth that Foyer uses", async () => {
  const warn = vi.spyOn(log, "warn");
  const error = vi.spyOn(log, "error");
  for (const path of [
    "_log",
    "signin",
    "signin/oidc",
    "session",
    "csrf",
    "error",
    "callback/oidc",
  ]) {
    expect(await call("POST", path, "code=FORGED&message=line")).toBe(404);
  }
  for (const path of ["_log", "signin", "signout", "providers", "verify-request"]) {
    expect(await call("GET", path)).toBe(404);
  }
  expect(warn).not.toHaveBeenCalled();
  expect(error).not.toHaveBeenCalled();
  expect(await call("GET", "csrf")).toBe("passed on");
});

it("redirects from a failed callback to the sign-in page, whatever the URL contains", async () => {
  const query = "?error=%2F%2Fevil.example&callbackUrl=%2F%2Fevil.example";
  const request = new NextRequest(`${env().publicUrl}/api/auth/error${query}`);
  const response = await GET(request, { params: Promise.resolve({ nextauth: ["error"] }) });
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/login?why=failed");
});

it("refuses forms that are too large or have no stated size", async () => {
  const path = "callback/credentials";
  expect(await call("POST", path, "x".repeat(20_000))).toBe(413);
  expect(await call("POST", path, "x", Number.NaN)).toBe(413);
  expect(await call("POST", path, "email=a&password=b")).toBe("passed on");
});
