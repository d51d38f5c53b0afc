import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { logCall } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { queueMail } from "@/lib/mail-queue/enqueue";
import { wallNow } from "@/lib/platform/clock";
import { forgetEnv } from "@/lib/platform/env";
import { metrics, routeOf } from "@/lib/platform/metrics";
import { recordBackup } from "./backup/record-backup";
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

it("reports the email queue, and a failed backup", async () => {
  vi.stubEnv("SMTP_URL", "smtp://events:hunter2@127.0.0.1:9");
  vi.stubEnv("SMTP_FROM", "events@example.com");
  forgetEnv();
  const message = { project_id: "", conference_code: "", email: "ann@example.com", locale: "en" };
  await withTransaction((tx) => queueMail(tx, [{ ...message, kind: "test", key: "metrics" }]));
  const hourAgo = wallNow() - 3_600_000;
  await db()
    .updateTable("outgoing_mail")
    .set({ created_at: hourAgo, due_at: wallNow() * 2 })
    .execute();
  const about = { kind: "scheduled", file: "/b", bytes: null, encrypted: 0 } as const;
  await recordBackup(db(), { ...about, state: "done", error: null, started: hourAgo });
  await recordBackup(db(), { ...about, state: "failed", error: "full", started: wallNow() });
  const text = await collectMetrics();
  expect(text).toMatch(/^foyer_mail\{state="queued"\} 1$/m);
  expect(text).toMatch(/^foyer_oldest_mail_seconds 36\d\d(\.\d+)?$/m);
  expect(text).toMatch(/^foyer_mail_refused_addresses 0$/m);
  expect(text).toMatch(/^foyer_backup_failed 1$/m);
  expect(text).not.toContain("hunter2");
});

it("labels requests by route, and includes every static segment of the app's paths", async () => {
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
