import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { setSingleValueHeaders } from "../lib/platform/workarounds/single-value-headers.mjs";
import { inRoot, root } from "./root.mjs";
import { stop } from "./run.mjs";

const PATIENCE = 4_500;

/**
 * Serves the production build on PORT, in this process. It writes two headers over whatever came
 * from outside: `x-request-id`, and `x-foyer-peer`, the address at the other end of the connection.
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

  const { default: next } = await import("next");
  const app = next({ dev: false, dir: root, port });
  const handle = app.getRequestHandler();
  let ready;
  const prepared = new Promise((resolve) => (ready = resolve));

  const server = createServer(async (request, response) => {
    request.headers["x-request-id"] = randomUUID();
    request.headers["x-foyer-peer"] = request.socket.remoteAddress ?? "";
    setSingleValueHeaders(response);
    await prepared;
    await handle(request, response);
  });
  // The port comes first: finding it taken after the preparations would leave traces behind.
  await listen(server, port);
  await app.prepare();
  ready();
  stopOnSignal(server, app);
}

function listen(server, port) {
  return new Promise((resolve) => {
    server.once("error", (error) => {
      const why =
        error.code === "EADDRINUSE"
          ? `PORT ${port} is already in use, perhaps by another Foyer. Stop that process, or set another PORT.`
          : `can't listen on PORT ${port} (${error.code}). Set another PORT.`;
      stop(`Foyer can't start: ${why}`);
    });
    server.listen(port, resolve);
  });
}

/** Answers what has been asked, stops the rest of Foyer, and is gone within five seconds. */
function stopOnSignal(server, app) {
  let stopping = false;
  const end = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), PATIENCE).unref();
    const closed = new Promise((resolve) => server.close(resolve));
    for (const step of globalThis.foyerDraining ?? []) step();
    server.closeIdleConnections();
    await closed;
    await app.close().catch(console.error);
    for (const step of globalThis.foyerShutdown ?? []) {
      await Promise.resolve(step()).catch(console.error);
    }
    process.exit(0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}

if (process.argv[1] === inRoot("scripts", "serve.mjs")) await serve();
