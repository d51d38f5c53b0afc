import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { logCall } from "@/lib/connection/project";
import { log } from "@/lib/platform/log";
import { traceJob } from "@/lib/platform/tracing";
import * as z from "@/lib/platform/zod";
import { observeRequest } from "./access-log";
import { startTracing } from "./start-tracing";

const Span = z.object({
  name: z.string(),
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.optional(z.string()),
  attributes: z.array(z.object({ key: z.string() })),
});
const Sent = z.object({
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(Span) })) })),
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it(
  "sends spans of a request, its calls and a job, and no address",
  { timeout: 20_000 },
  async () => {
    const received: string[] = [];
    const server = createServer((request, response) => {
      request.setEncoding("utf8").on("data", (text: string) => received.push(text));
      request.on("end", () => response.end("{}"));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", `http://127.0.0.1:${port}`);
    vi.stubEnv("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json");
    vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(32));
    vi.spyOn(log, "info").mockImplementation(() => undefined);
    const call = {
      projectId: "p1",
      method: "conference/list",
      try: 1,
      ms: 20,
      outcome: "ok",
    } as const;

    logCall(call);
    await startTracing();
    globalThis.foyerBegin?.("request-1", `00-${"ab".repeat(16)}-${"cd".repeat(8)}-01`);
    observeRequest("GET", "/j/a-one-time-link", 200, 0.1, "request-1");
    await traceJob("imports", async () => logCall(call));
    await traceJob("heartbeat", () => undefined);
    for (const step of globalThis.foyerShutdown ?? []) await step();
    server.close();

    const spans = received.flatMap((text) =>
      Sent.parse(JSON.parse(text)).resourceSpans.flatMap(({ scopeSpans }) =>
        scopeSpans.flatMap((scope) => scope.spans),
      ),
    );
    expect(spans.map(({ name }) => name).toSorted()).toEqual([
      "GET /j/:value",
      "boomstream conference/list",
      "imports",
    ]);
    const named = (name: string) => spans.find((span) => span.name === name);
    const { traceId, spanId } = named("imports") ?? {};
    expect(named("boomstream conference/list")).toMatchObject({ traceId, parentSpanId: spanId });
    expect(named("GET /j/:value")).toMatchObject({
      traceId: "ab".repeat(16),
      parentSpanId: "cd".repeat(8),
    });
    expect(received.join("")).not.toContain("one-time");
  },
);
