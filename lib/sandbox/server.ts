import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerApi } from "./api";
import { calls as callLog } from "./calls";
import { answerControl } from "./control";
import { faults as faultPlan } from "./faults";
import type { PlanInput } from "./faults";
import { INVITE_HEADERS, invitePage } from "./invite-page";
import { readApiRequest } from "./request";
import { seedSamples } from "./samples";
import { openStore } from "./store";
import { tokens as tokenMaker } from "./tokens";

type SandboxOptions = {
  /** 0: any free port. */
  port: number;
  /** SQLite file, or `:memory:`. */
  file: string;
  apiKey: string;
  /** The public origin of the invitation links; loopback if omitted. */
  publicUrl?: string;
  /** Adds sample conferences to an empty file. */
  seed?: boolean;
  faults?: PlanInput;
};

export type Sandbox = {
  /** The API's base, such as http://127.0.0.1:3400/api */ url: string;
  origin: string;
  close(): Promise<void>;
};

/**
 * How long an idle connection stays open (ms). With Node's default of 5 s, a client that is busy for that long would
 * send on a connection that is being closed.
 */
const KEEP_ALIVE = 60_000;

/**
 * Starts the sandbox on loopback. Rejects if the port is taken or the file cannot be opened. It
 * shares no code with the client, so that tests check both.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { apiKey } = options;
  const store = openStore(options.file);
  if (options.seed) seedSamples(store);
  const tokens = tokenMaker(store.setting("secret", () => randomBytes(32).toString("hex")));
  const faults = faultPlan(options.faults);
  const calls = callLog();
  let origin = "";

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? "/", origin);
    if (url.pathname.startsWith("/sandbox/")) {
      return answerControl({ store, faults, calls, apiKey }, incoming, url, response);
    }
    if (url.pathname === "/invite.html") {
      const { status, html } = await invitePage(store, tokens, url.searchParams.get("jwt") ?? "");
      response.writeHead(status, INVITE_HEADERS).end(html);
      return;
    }
    if (!url.pathname.startsWith("/api/")) {
      response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
      return;
    }
    if (faults.plan().refuseConnections) {
      incoming.socket.destroy();
      return;
    }
    const context = { store, tokens, origin: options.publicUrl ?? origin };
    await answerApi(
      { context, faults, calls, apiKey },
      await readApiRequest(incoming, url),
      response,
    );
  };

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end("The sandbox broke.");
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  origin = `http://127.0.0.1:${port}`;

  return {
    url: `${origin}/api`,
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          store.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
