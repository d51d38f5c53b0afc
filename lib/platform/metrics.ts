import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";
import { perProcess } from "./per-process";

/** Returns the metrics of this process, made on first use. */
export const metrics = () =>
  perProcess("metrics", () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return {
      registry,
      requests: new Histogram({
        name: "foyer_http_request_duration_seconds",
        help: "Duration of HTTP requests.",
        labelNames: ["method", "route", "status"],
        buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
        registers: [registry],
      }),
      actions: new Counter({
        name: "foyer_actions_total",
        help: "Actions of people by outcome: ok, or the code of the failure.",
        labelNames: ["outcome"],
        registers: [registry],
      }),
      calls: new Histogram({
        name: "foyer_boomstream_call_duration_seconds",
        help: "Duration of calls to Boomstream.",
        labelNames: ["method", "outcome"],
        buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
        registers: [registry],
      }),
      mailTries: new Counter({
        name: "foyer_mail_tries_total",
        help: "Messages given to the email server by outcome.",
        labelNames: ["outcome"],
        registers: [registry],
      }),
    };
  });

/** The static segments of Foyer's paths; every other segment is a value. */
const WORDS = new Set(
  "activity api auth backchannel bounces calendar checkpoint code conferences deleted edit email events expiring export health help import imports installation invite j live login lost mail metrics new participants people preview preview-roster profile projects provider ready reminders results rows sandbox staff summary template two-steps welcome".split(
    " ",
  ),
);

/** Returns the route of a path with `:value` in place of codes and ids, so that labels are few. */
export function routeOf(pathname: string): string {
  const parts = pathname.split("/").filter(Boolean);
  if (
    parts[0] === "_next" ||
    /\.(css|gif|ico|jpe?g|js|json|png|svg|txt|webmanifest|webp|woff2)$/.test(pathname)
  )
    return "/static";
  if (parts.length > 6) return "/other";
  return `/${parts.map((part) => (WORDS.has(part) ? part : ":value")).join("/")}`;
}
