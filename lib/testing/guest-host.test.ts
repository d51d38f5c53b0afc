import { NextRequest } from "next/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { proxy } from "@/proxy";

beforeEach(() => {
  vi.stubEnv("NEXTAUTH_SECRET", "a".repeat(40));
  vi.stubEnv("NEXTAUTH_URL", "https://foyer.example.com");
  vi.stubEnv("FOYER_GUEST_URL", "https://join.example.com");
  forgetEnv();
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

const send = (host: string, path: string) =>
  proxy(new NextRequest(`https://${host}${path}`, { headers: { host } }));

it.each(["/", "/login", "/api/health", "/metrics", "/conferences", "/api/auth/session", "/jx"])(
  "FOYER_GUEST_URL does not serve %s",
  (path) => expect(send("join.example.com", path).status).toBe(404),
);

it("serves personal links under both addresses, with a policy that allows no script", () => {
  for (const host of ["join.example.com", "foyer.example.com"]) {
    const { status, headers } = send(host, "/j/token");
    expect(status).toBe(200);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
  }
});

it("accepts the bounces of an email service under both addresses", () => {
  for (const host of ["join.example.com", "foyer.example.com"])
    expect(send(host, "/api/mail/bounces").status).toBe(200);
  for (const path of ["/api/mail/preview", "/api/mail/bounces/x"])
    expect(send("join.example.com", path).status).toBe(404);
});

it("lets only our own pages frame the preview of a message, without scripts", () => {
  const { headers } = send("foyer.example.com", "/api/mail/preview");
  const policy = headers.get("content-security-policy") ?? "";
  for (const part of [
    "default-src 'none'",
    "sandbox",
    "frame-ancestors 'self'",
    "form-action 'none'",
  ])
    expect(policy.split("; ")).toContain(part);
  expect(policy).not.toContain("script-src");
  expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
});

it("does not change the public address", () => {
  const response = send("foyer.example.com", "/conferences");
  expect(response.headers.get("location")).toContain("/login?next=");
  expect(response.headers.get("x-robots-tag")).toBeNull();
});
