import { context, type Span, SpanKind, trace } from "@opentelemetry/api";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-base";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import type { Tracer } from "@/lib/platform/tracing";

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
/** Interval of the log lines while the collector can't be reached (ms). */
const REPORT_EVERY = 60_000;

/**
 * Returns a tracer that sends spans by OTLP over HTTP, and a function that sends the rest and ends it. The
 * library reads the other OTEL_* variables.
 */
export function openOtlp(protocol: "http/protobuf" | "http/json"): {
  tracer: Tracer;
  close: () => Promise<void>;
} {
  const exporter = protocol === "http/json" ? new JsonExporter() : new ProtobufExporter();
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "foyer", "service.version": env().version }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new BasicTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(reported(exporter))],
  });
  // Not registered globally, because Next would then add spans with full URLs.
  const tracer = provider.getTracer("foyer");
  return {
    tracer: {
      start: (name, kind, startTime, parent) =>
        tracer.startSpan(name, { kind: KINDS[kind], startTime }, contextOf(parent)),
    },
    close: () => provider.shutdown(),
  };
}

function contextOf(parent: Span | string | null) {
  const root = context.active();
  if (parent === null) return root;
  if (typeof parent !== "string") return trace.setSpan(root, parent);
  // https://www.w3.org/TR/trace-context/#traceparent-header
  const [, traceId = "", spanId = "", flags = "00"] =
    /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})/.exec(parent) ?? [];
  const traceFlags = Number.parseInt(flags, 16);
  return traceId
    ? trace.setSpanContext(root, { traceId, spanId, traceFlags, isRemote: true })
    : root;
}

/** Logs that spans can't be sent, at most once per interval. */
function reported(exporter: SpanExporter): SpanExporter {
  let reportedAt = -Infinity;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error && performance.now() - reportedAt > REPORT_EVERY) {
          reportedAt = performance.now();
          log.warn(
            { reason: result.error.message },
            "traces can't be sent (OTEL_EXPORTER_OTLP_ENDPOINT)",
          );
        }
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}
