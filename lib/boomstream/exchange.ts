import * as http from "node:http";
import * as https from "node:https";
import { readBody } from "./body";

/** One HTTP request, ready to send. */
export type Sendable = {
  url: URL;
  verb: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
};

/**
 * What became of it. `unreadable`: bytes that are not UTF-8, or too many of them. `failed`: `late`
 * the time ran out, `cut` the connection broke or was never made; `sent` whether the request may
 * have reached the service.
 */
export type Exchanged =
  | { kind: "answered"; httpStatus: number; body: string }
  | { kind: "unreadable"; httpStatus: number }
  | { kind: "failed"; why: "cut" | "late"; sent: boolean };

export type Limits = { timeoutMs: number; maxBytes: number };

// A host that does not answer at all is given up sooner, so that a read can still be tried again.
const CONNECT_SHARE = 0.4;

const keptAlive = {
  "http:": new http.Agent({ keepAlive: true, keepAliveMsecs: 10_000 }),
  "https:": new https.Agent({ keepAlive: true, keepAliveMsecs: 10_000 }),
};

/**
 * Sends one request and reads its whole answer within the limits; never rejects, follows no redirect
 * (it would carry the key elsewhere). node:http rather than fetch: it tells whether a connection was
 * made, and Next caches and merges fetches. A write opens a connection of its own: one kept alive may
 * be closed under it, and a write that was never sent would count as unknown.
 */
export function exchange(
  request: Sendable,
  kind: "read" | "write",
  limits: Limits,
): Promise<Exchanged> {
  return new Promise((resolve) => {
    const secure = request.url.protocol === "https:";
    const state = { sent: false, late: false };
    const outgoing = opened(() =>
      (secure ? https : http).request(request.url, {
        method: request.verb,
        headers: request.headers,
        agent: kind === "write" ? false : keptAlive[secure ? "https:" : "http:"],
      }),
    );
    if (!outgoing) return resolve({ kind: "failed", why: "cut", sent: false });
    const finish = (result: Exchanged) => {
      clearTimeout(timer);
      clearTimeout(connectTimer);
      resolve(result);
      outgoing.destroy();
    };
    const giveUp = () => {
      state.late = true;
      finish({ kind: "failed", why: "late", sent: state.sent });
    };
    const timer = setTimeout(giveUp, limits.timeoutMs);
    const connectTimer = setTimeout(giveUp, limits.timeoutMs * CONNECT_SHARE);
    const connected = () => {
      state.sent = true;
      clearTimeout(connectTimer);
    };
    const broken = () =>
      finish({ kind: "failed", why: state.late ? "late" : "cut", sent: state.sent });
    outgoing.on("socket", (socket) => {
      if (outgoing.reusedSocket) connected();
      else socket.once(secure ? "secureConnect" : "connect", connected);
    });
    outgoing.on("error", broken);
    outgoing.on("response", (incoming) => {
      const httpStatus = incoming.statusCode ?? 0;
      readBody(incoming, limits.maxBytes).then((body) => {
        if (body !== undefined) clearTimeout(timer);
        if (body === undefined) finish({ kind: "unreadable", httpStatus });
        // Not destroyed: the connection goes back to be used again.
        else resolve({ kind: "answered", httpStatus, body });
      }, broken);
    });
    outgoing.end(request.body);
  });
}

/** node:http throws at once on a key that no header can carry. */
function opened(open: () => http.ClientRequest): http.ClientRequest | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
