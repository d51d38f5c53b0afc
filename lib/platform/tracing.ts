import { AsyncLocalStorage } from "node:async_hooks";
import type { Attributes, Span } from "@opentelemetry/api";
import { wallNow } from "./clock";
import { perProcess } from "./per-process";

/** The work that a span measures: a request to Foyer, a call to Boomstream, or background work. */
type Kind = "server" | "client" | "internal";

export type Tracer = {
  /**
   * Starts a span. `parent` is a span or the `traceparent` of a proxy (W3C); `startedAt` is in ms since 1970.
   */
  start(name: string, kind: Kind, startedAt: number, parent: Span | string | null): Span;
};

/** Work that may contain other spans. Its own span is created with the first of them, or at the end. */
type Scope = { name: string; kind: Kind; startedAt: number; parent: string; span: Span | null };

declare global {
  /** Called by scripts/serve.mjs for each request, when traces are wanted. */
  var foyerBegin: ((id: string, traceparent: string) => void) | undefined;
}

type State = {
  tracer: Tracer | null;
  requests: Map<string, Scope>;
  job: AsyncLocalStorage<Scope>;
};

const state = () =>
  perProcess("tracing", (): State => ({
    tracer: null,
    requests: new Map(),
    job: new AsyncLocalStorage(),
  }));

/** Sets the tracer that receives spans. Without one, nothing is measured. */
export function setTracer(tracer: Tracer): void {
  state().tracer = tracer;
  globalThis.foyerBegin = (id, parent) => {
    state().requests.set(id, newScope("request", "server", parent));
  };
}

/** Ends the span of a request. A quiet request is recorded only if it contains other spans. */
export function endRequest(
  id: string,
  {
    method,
    route,
    status,
    quiet,
  }: { method: string; route: string; status: number; quiet: boolean },
): void {
  const { requests } = state();
  const scope = requests.get(id);
  requests.delete(id);
  if (!scope || (quiet && !scope.span)) return;
  const span = spanOf(scope);
  span?.updateName(`${method} ${route}`);
  finish(span, {
    attributes: {
      "http.request.method": method,
      "http.route": route,
      "http.response.status_code": status,
      "foyer.request.id": id,
    },
    failed: status >= 500,
  });
}

/** Adds a call that has just ended to the request or job that made it. */
export function addCall(name: string, ms: number, attributes: Attributes, failed: boolean): void {
  const { tracer, requests, job } = state();
  if (!tracer) return;
  const scope = job.getStore() ?? requests.get(globalThis.foyerRequests?.getStore() ?? "");
  const parent = scope ? spanOf(scope) : null;
  finish(tracer.start(name, "client", wallNow() - ms, parent), { attributes, failed });
}

/**
 * Runs background work. It gets a span only if it fails or makes a call, because most runs have nothing to do.
 */
export async function traceJob(name: string, run: () => unknown): Promise<void> {
  const { tracer, job } = state();
  if (!tracer) return void (await run());
  const scope = newScope(name, "internal");
  let failed = true;
  try {
    await job.run(scope, async () => run());
    failed = false;
  } finally {
    if (failed || scope.span) finish(spanOf(scope), { attributes: {}, failed });
  }
}

function newScope(name: string, kind: Kind, parent = ""): Scope {
  return { name, kind, startedAt: wallNow(), parent, span: null };
}

function spanOf(scope: Scope): Span | null {
  const { tracer } = state();
  const { name, kind, startedAt, parent } = scope;
  return (scope.span ??= tracer?.start(name, kind, startedAt, parent || null) ?? null);
}

/** Marks a span as failed (2), without the message, which may contain private data. */
function finish(
  span: Span | null,
  { attributes, failed }: { attributes: Attributes; failed: boolean },
): void {
  if (!span) return;
  span.setAttributes(attributes);
  if (failed) span.setStatus({ code: 2 });
  span.end(wallNow());
}
