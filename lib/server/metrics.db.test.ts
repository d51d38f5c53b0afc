import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { logCall } from "@/lib/connection/connect";
import { metrics, routeOf } from "@/lib/platform/metrics";
import { collectMetrics } from "./collect-metrics";
import { startWorkers, stopWorkers } from "./workers";

beforeAll(() => startWorkers());
afterAll(() => stopWorkers(5_000));

/** A sample of Prometheus's text format: name, labels, value. */
const SAMPLE = /^[a-z_:][a-z0-9_:]*(\{[^{}]*\})? (-?[0-9.e+-]+|NaN|\+Inf)$/i;

it("reports workers, health, calls and the database in Prometheus's format", async () => {
  logCall({ projectId: "p", method: "invite", try: 1, ms: 200, outcome: "ok" });
  const text = await collectMetrics();
  const samples = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(samples.filter((line) => !SAMPLE.test(line))).toEqual([]);
  expect(text).toContain('foyer_ready{check="read"} 1');
  expect(text).toMatch(/^foyer_worker_last_success_age_seconds\{worker="heartbeat"\} [0-9.]+$/m);
  expect(text).toMatch(/^foyer_database_size_bytes [1-9]\d+$/m);
  expect(text).toContain(
    'foyer_boomstream_call_duration_seconds_count{method="invite",outcome="ok"} 1',
  );
  expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
});

it("labels requests by route, and knows every static part of the app's addresses", async () => {
  expect(routeOf("/api/conferences/5a4d0000-0000/participants")).toBe(
    "/api/conferences/:value/participants",
  );
  expect(routeOf("/people/ann@example.com")).toBe("/people/:value");
  expect(routeOf("/admin/phpmyadmin")).toBe("/:value/:value");
  expect(routeOf("/_next/static/chunks/a.js")).toBe("/static");
  const parts = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(page\.tsx|route\.ts)$/.test(file))
    .flatMap((file) => path.dirname(file).split(path.sep))
    .filter((part) => /^[a-z][a-z-]*$/.test(part));
  expect([...new Set(parts)].filter((part) => routeOf(`/${part}`) !== `/${part}`)).toEqual([]);
  metrics().requests.observe({ method: "GET", route: "/", status: 200 }, 0.01);
  expect(await collectMetrics()).toContain("foyer_http_request_duration_seconds_bucket");
});

it.each(["deploy/grafana/foyer.json", "deploy/prometheus/alerts.yml"])(
  "exports every metric that %s uses",
  async (file) => {
    const text = await collectMetrics();
    const names = readFileSync(file, "utf8").match(/\b(foyer|nodejs|process)_[a-z0-9_]+/g) ?? [];
    expect(names.length).toBeGreaterThan(10);
    const known = (name: string) =>
      text.includes(`# TYPE ${name.replace(/_(bucket|count|sum)$/, "")} `);
    expect([...new Set(names)].filter((name) => !known(name))).toEqual([]);
  },
);
