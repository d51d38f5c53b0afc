import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/env";
import { metrics } from "@/lib/platform/metrics";
import { peerOf } from "@/lib/platform/peer";
import { collectMetrics } from "@/lib/server/collect-metrics";

export const dynamic = "force-dynamic";

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const LOCAL_URL = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Responds with metrics for Prometheus, to holders of FOYER_METRICS_TOKEN or from this machine. */
export async function GET(request: Request): Promise<Response> {
  if (!isAllowed(request.headers)) return new Response(null, { status: 404 });
  return new Response(await collectMetrics(), {
    headers: { "content-type": metrics().registry.contentType, "cache-control": "no-store" },
  });
}

/** Behind a proxy on this machine, every request comes from loopback, so a public address needs the token. */
function isAllowed(headers: Headers): boolean {
  const { metricsToken, publicUrl } = env();
  if (metricsToken === undefined) {
    return LOCAL_URL.test(publicUrl) && LOOPBACK.test(peerOf(headers));
  }
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(headers.get("authorization") ?? ""), hash(`Bearer ${metricsToken}`));
}
