import { collectAfterStart } from "./heap.mjs";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { isWellFormed } from "../lib/platform/http/well-formed-url.mjs";
import { setSingleValueHeaders } from "../lib/platform/workarounds/single-value-headers.mjs";
import { isKnownHost } from "./known-host.mjs";
import { listenHost } from "./listen-host.mjs";
import { inRoot, root } from "./root.mjs";
import { stop } from "./run.mjs";
import { announceServer } from "./running.mjs";

/** Time limit of a stop before Foyer has set its own (ms). */
const STOP_MS = 15_000;
/**
 * Timeout of an idle connection (ms), longer than those of proxies (nginx 60 s, Caddy 120 s). A proxy or
 * browser does not repeat a form that it sent while the connection was closing.
 */
const KEEP_ALIVE_MS = 125_000;
/** Additional time for the last steps, to close the database (ms). */
const CLOSE_MS = 2_000;

/**
 * Serves the production build on PORT, in this process. It overwrites two headers of the request:
 * `x-request-id`, and `x-foyer-peer`, the address at the other end of the connection.
 */
export async function serve() {
  process.env.NODE_ENV = "production";
  const { default: environment } = await import("@next/env");
  environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    stop("Foyer can't start: PORT must be a whole number from 1 to 65535.");
  }
  globalThis.foyerServes = true;
  globalThis.foyerRequests = new AsyncLocalStorage();
  const publicUrl = URL.canParse(process.env.NEXTAUTH_URL ?? "")
    ? new URL(process.env.NEXTAUTH_URL)
    : null;
  const guestUrl = URL.canParse(process.env.FOYER_GUEST_URL ?? "")
    ? new URL(process.env.FOYER_GUEST_URL)
    : null;
  const hosts = { publicUrl, guestUrl, allowed: process.env.FOYER_ALLOWED_HOSTS };

  const { default: next } = await import("next");
  const app = next({ dev: false, dir: root, port });
  const handle = app.getRequestHandler();
  let ready;
  const prepared = new Promise((resolve) => (ready = resolve));

  const server = createServer(async (request, response) => {
    const id = requestIdOf(request);
    request.headers["x-request-id"] = id;
    observe(request, response, id);
    request.headers["x-foyer-peer"] = request.socket.remoteAddress ?? "";
    if (publicUrl && request.headers.origin === publicUrl.origin) setHost(request, publicUrl);
    setSingleValueHeaders(response);
    if (!isWellFormed(request.url ?? "/")) {
      return refuse(response, 400, "This address contains characters that are not valid.");
    }
    if (!isKnownHost(request.headers.host, hosts)) {
      return refuse(
        response,
        421,
        "Foyer has another address. See NEXTAUTH_URL and FOYER_ALLOWED_HOSTS.",
      );
    }
    await prepared;
    await globalThis.foyerRequests.run(id, () => handle(request, response));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  stopOnSignal(server, app);
  // Bind the port first, so that a failed start changes nothing.
  await listen(server, port);
  await app.prepare();
  ready();
  collectAfterStart();
}

/**
 * Next compares the Origin of an action with the Host, which many proxies replace by Foyer's own address
 * (nginx's default). NEXTAUTH_URL is the public address.
 */
function setHost(request, { host, protocol }) {
  request.headers.host = host;
  request.headers["x-forwarded-host"] = host;
  request.headers["x-forwarded-proto"] = protocol.slice(0, -1);
}

/** Returns the id that a trusted proxy gave the request, or a new one. */
function requestIdOf(request) {
  const given = request.headers["x-request-id"];
  return isBehindProxy() && /^[\w.:-]{8,128}$/.test(given ?? "") ? given : randomUUID();
}

const isBehindProxy = () => Number(process.env.FOYER_TRUSTED_PROXIES || 0) > 0;

/** Reports the request for traces, and for /metrics and the access log once it has ended. */
function observe(request, response, id) {
  const started = performance.now();
  const pathname = (request.url ?? "/").split("?")[0];
  globalThis.foyerBegin?.(id, isBehindProxy() ? (request.headers.traceparent ?? "") : "");
  response.once("close", () => {
    const seconds = (performance.now() - started) / 1_000;
    globalThis.foyerObserve?.(request.method, pathname, response.statusCode, seconds, id);
  });
}

function refuse(response, status, text) {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  response.end(`${text}\n`);
}

function listen(server, port) {
  return new Promise((resolve) => {
    server.once("error", (error) => {
      const why =
        error.code === "EADDRINUSE"
          ? `PORT ${port} is already in use, perhaps by another Foyer. Stop that process, or set another PORT.`
          : `PORT ${port} can't be used (${error.code}). Set another PORT.`;
      stop(`Foyer can't start: ${why}`);
    });
    server.listen({ port, host: listenHost(process.env) }, resolve);
  });
}

/**
 * Stops the process after SIGTERM or SIGINT: claims nothing new, responds to the open requests, closes the
 * live streams, finishes calls in flight, closes the database, and exits with 0. After the limit
 * (FOYER_STOP_SECONDS) only the database is closed; calls in flight then have an unknown outcome.
 */
function stopOnSignal(server, app) {
  /** @type {Set<import("node:net").Socket>} */
  const open = new Set();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  const closeIdle = () => {
    server.closeIdleConnections();
    // Node counts a connection as busy until its first byte, and browsers open unused ones.
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
  const end = async () => {
    if (globalThis.foyerStopping) return;
    globalThis.foyerStopping = true;
    const limit = globalThis.foyerStopMs ?? STOP_MS;
    const deadline = performance.now() + limit;
    setTimeout(() => process.exit(0), limit + CLOSE_MS).unref();
    const closed = new Promise((resolve) => server.close(resolve));
    for (const step of globalThis.foyerDraining ?? []) step();
    const idle = setInterval(closeIdle, 50);
    await before(deadline, closed);
    clearInterval(idle);
    await before(deadline, app.close());
    const steps = globalThis.foyerShutdown ?? [];
    for (const step of steps) await before(deadline, Promise.resolve().then(step), CLOSE_MS / 4);
    process.exit(0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}

/** Waits for the work until the deadline, but at least for the given time; never throws. */
async function before(deadline, work, atLeast = 0) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, Math.max(deadline - performance.now(), atLeast));
  });
  await Promise.race([work.catch(console.error), late]);
  clearTimeout(timer);
}

if (process.argv[1] === inRoot("scripts", "serve.mjs")) {
  await announceServer();
  await serve();
}
