import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { expect, SIGNED_OUT, test } from "./support/test";

const PAGES = ["/login", "/conferences", "/conferences/new", "/sandbox", "/no-such-page"];
const directive = (policy: string, name: string): string =>
  policy.split("; ").find((part) => part.startsWith(`${name} `)) ?? "";

test("every page has its own nonce and is not cached", async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of [...PAGES, ...PAGES]) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers();
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /'nonce-([^']+)'/.exec(directive(policy, "script-src"))?.[1] ?? "";
    expect(Buffer.from(nonce, "base64").length, path).toBe(16);
    nonces.add(nonce);
    expect(directive(policy, "script-src")).toContain("'strict-dynamic'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toMatch(/script-src[^;]*(\*|https:|data:)/);
    for (const part of [
      "default-src 'self'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ]) {
      expect(policy, path).toContain(part);
    }
    expect(headers, path).toMatchObject({
      "cache-control": expect.stringContaining("no-store"),
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
  }
  expect(nonces.size).toBe(PAGES.length * 2);
});

test("an idle connection outlives those that proxies keep", async ({ foyer }) => {
  const { headers } = await fetch(`${foyer.url}/api/health/live`);
  expect(headers.get("keep-alive")).toBe("timeout=125");
});

test("Google's CSP evaluator finds nothing of high severity", async ({ request }) => {
  for (const path of PAGES) {
    const response = await request.get(path, { maxRedirects: 0 });
    const { csp } = new CspParser(response.headers()["content-security-policy"] ?? "");
    const high = new CspEvaluator(csp)
      .evaluate()
      .filter(({ severity }) => [Severity.HIGH, Severity.HIGH_MAYBE].includes(severity));
    expect(high, path).toEqual([]);
  }
});

test("the nonce in the page is the one in its header, on every script", async ({ request }) => {
  const response = await request.get("/conferences");
  const policy = response.headers()["content-security-policy"] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
  const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
});

test("responses with data forbid caching and sniffing", async ({ request, sandbox }) => {
  const { code } = await sandbox.seed(1);
  await request.get(`/conferences/${code}`);
  for (const path of [
    "/api/conferences",
    `/api/conferences/${code}/participants`,
    "/api/health",
    "/api/auth/session",
  ]) {
    const response = await request.get(path);
    expect(response.ok(), path).toBe(true);
    expect(response.headers(), path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": expect.stringContaining("no-store"),
    });
  }
});

test("a long list is compressed", async ({ request, sandbox }) => {
  const { code } = await sandbox.seed(100);
  const roster = await request.get(`/api/conferences/${code}/participants`);
  expect((await roster.json()).rows.length).toBeGreaterThan(0);
  expect(roster.headers()["content-encoding"]).toBe("gzip");
});

test.describe("signed-out clients", () => {
  test.use({ storageState: SIGNED_OUT });

  test("get 401 from handlers and the sign-in page for pages", async ({ request }) => {
    for (const path of ["/api/conferences", "/api/conferences/x/participants"]) {
      const response = await request.get(path);
      expect(response.status(), path).toBe(401);
      expect(await response.json()).toEqual({ error: { code: "signed-out" } });
      expect(response.headers()["cache-control"]).toContain("no-store");
    }
    for (const path of ["/conferences", "/conferences/x/invite", "/sandbox"]) {
      const response = await request.get(path, { maxRedirects: 0, headers: { rsc: "1" } });
      expect(response.status(), path).toBe(307);
      expect(response.headers().location).toContain("/login?next=");
    }
  });
});
