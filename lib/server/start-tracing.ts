import { withDeadline } from "@/lib/platform/background";
import { env } from "@/lib/platform/env";
import { onShutdown } from "@/lib/platform/shutdown";
import { setTracer } from "@/lib/platform/tracing";

/** Timeout for sending the last spans at the stop (ms). */
const LAST_MS = 500;

/** Sends traces if the OTEL_* variables name a receiver. The library is loaded only then. */
export async function startTracing(): Promise<void> {
  const { traces } = env();
  if (!traces) return;
  const { openOtlp } = await import("./otlp");
  const { tracer, close } = openOtlp(traces.protocol);
  setTracer(tracer);
  onShutdown(() => withDeadline(LAST_MS, close()).catch(() => undefined));
}
