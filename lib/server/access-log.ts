import { withoutBase } from "@/lib/platform/base-path";
import { log } from "@/lib/platform/log";
import { metrics, routeOf } from "@/lib/platform/metrics";
import { endRequest } from "@/lib/platform/tracing";

/** Requests of monitoring, and of static files. */
const QUIET = /^\/(static|metrics|api\/health(\/\w+)?)$/;

/**
 * Measures, traces and logs a finished request. The log has the route instead of the address, which may
 * contain an email or a one-time link.
 */
export function observeRequest(
  method: string,
  pathname: string,
  status: number,
  seconds: number,
  requestId: string,
): void {
  const route = routeOf(withoutBase(pathname));
  metrics().requests.observe({ method, route, status }, seconds);
  const access = { method, route, status, ms: Math.round(seconds * 1_000) };
  const quiet = QUIET.test(route);
  endRequest(requestId, { method, route, status, quiet });
  log[quiet ? "debug" : "info"]({ requestId, access }, "request");
}
