import { isUtf8 } from "node:buffer";
import * as http from "node:http";
import * as https from "node:https";
import { StringDecoder } from "node:string_decoder";
import { setImmediate } from "node:timers/promises";

/** One HTTP request, ready to send. */
export type HttpRequest = {
  url: URL;
  verb: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
};

/**
 * The result of a request. `unreadable`: the body is not UTF-8 or too large. `failed`: `late` means a timeout,
 * `cut` a lost or refused connection. `sent`: the request may have reached the service.
 */
export type HttpResult =
  | { kind: "responded"; httpStatus: number; body: string }
  | { kind: "unreadable"; httpStatus: number }
  | { kind: "failed"; why: "cut" | "late"; sent: boolean };

/** `maySend` is checked immediately before a write is sent; false: it is not sent. */
export type Limits = { timeoutMs: number; maxBytes: number; maySend?: () => boolean };

/** The part of the timeout that connecting may take, so that a read can still be retried. */
const CONNECT_SHARE = 0.4;

const keptAlive = {
  "http:": new http.Agent({ keepAlive: true, keepAliveMsecs: 10_000 }),
  "https:": new https.Agent({ keepAlive: true, keepAliveMsecs: 10_000 }),
};

/**
 * Sends one request and reads the whole response within the limits. Never rejects. Follows no redirect, which
 * would send the key to another host. Uses node:http because it reports whether a connection was made, and
 * because Next caches fetch. Each write opens a new connection: the server may close an idle one at any
 * moment, and the outcome would be unknown.
 */
export function sendHttpRequest(
  request: HttpRequest,
  kind: "read" | "write",
  limits: Limits,
): Promise<HttpResult> {
  return new Promise((resolve) => {
    const secure = request.url.protocol === "https:";
    const state = { sent: false, late: false };
    const { maySend = () => true } = limits;
    const outgoing = opened(() =>
      (secure ? https : http).request(request.url, {
        method: request.verb,
        headers: request.headers,
        agent: kind === "write" ? false : keptAlive[secure ? "https:" : "http:"],
      }),
    );
    if (!outgoing) return resolve({ kind: "failed", why: "cut", sent: false });
    const finish = (result: HttpResult) => {
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
      clearTimeout(connectTimer);
      // After a pause of this process, the connect event arrives before the overdue timer.
      if (kind === "write" && !maySend()) return giveUp();
      state.sent = true;
      if (kind === "write") outgoing.end(request.body);
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
        // Not destroyed, so that the connection is reused.
        else resolve({ kind: "responded", httpStatus, body });
      }, broken);
    });
    if (kind === "read") outgoing.end(request.body);
  });
}

/** node:http throws for a key that no header can contain. */
function opened(open: () => http.ClientRequest): http.ClientRequest | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}

/** Returns the body as strict UTF-8; undefined if it is not, or is too long. Rejects if it is cut off. */
export async function readBody(
  incoming: AsyncIterable<unknown>,
  maxBytes: number,
): Promise<string | undefined> {
  // Replaces invalid bytes. Together with the check below it is faster than a strict TextDecoder.
  const decoder = new StringDecoder("utf8");
  const chunks: Buffer[] = [];
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) return undefined;
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
    parts.push(decoder.write(chunk));
  }
  // For 10 MB, checking the bytes and joining the parts take about 10 ms each.
  await setImmediate();
  if (!isUtf8(Buffer.concat(chunks, bytes))) return undefined;
  await setImmediate();
  const text = parts.join("") + decoder.end();
  await setImmediate();
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
