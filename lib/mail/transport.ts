import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { LOOPBACK } from "@/lib/platform/env-schemas";
import * as z from "@/lib/platform/zod";

/** A message as bytes, and its envelope. */
export type Message = { from: string; to: string; bytes: Buffer };

/**
 * The result of an attempt. `refused`: the server rejected the address, the message, or our sign-in or
 * sender; `unreached`: the message was not sent; `unknown`: it may have been accepted.
 */
export type Delivery =
  | { state: "accepted"; response: string }
  | { state: "refused"; of: "address" | "message" | "server"; code: number; response: string }
  | { state: "unreached"; response: string }
  | { state: "unknown"; response: string };

/** Timeout of one SMTP command (ms). */
const STEP_TIMEOUT = 30_000;
/** Timeout of a whole attempt (ms). */
const TRY_TIMEOUT = 90_000;

/** The connection closed; its cause, if any, follows in a later event. */
const CLOSED = new Error("The server closed the connection.");

/** The send window ended before the server's 354. */
const LATE = new Error("The message was not sent in time.");

const SmtpError = z.object({
  message: z.string(),
  response: z.optional(z.string()),
  responseCode: z.optional(z.number()),
  command: z.optional(z.string()),
});

/** Maximum number of messages per connection, because many servers have a limit. */
const MAX_MESSAGES = 50;

/** Sends messages to an email server, one after another. */
export type Mailer = {
  /**
   * Sends one message. The message is read only after the server's 354, so an earlier failure means that
   * nothing was sent. `maySend` is called before each attempt and again when the message is read, so a
   * process that was paused sends nothing.
   */
  deliver: (message: Message, maySend: () => boolean) => Promise<Delivery>;
  close: () => void;
};

/** Returns a mailer that reuses its connection while the server accepts messages. */
export function openMailer(url: string): Mailer {
  let kept: { connection: SMTPConnection; messages: number } | null = null;
  async function attempt(message: Message, maySend: () => boolean): Promise<Delivery> {
    const { connection, messages } = kept ?? { connection: await connect(url), messages: 0 };
    kept = null;
    if (!(connection instanceof SMTPConnection)) return connection;
    const delivery = await sendOver(connection, message, maySend);
    const isFull = messages + 1 >= MAX_MESSAGES;
    if (delivery.state !== "accepted") connection.close();
    else if (isFull) connection.quit();
    else kept = { connection, messages: messages + 1 };
    return delivery;
  }
  return {
    async deliver(message, maySend) {
      const isReused = kept !== null;
      const delivery = await attempt(message, maySend);
      // The server may have closed a reused connection or refuse more messages. Nothing was sent.
      return isReused && isUnsent(delivery) && maySend() ? attempt(message, maySend) : delivery;
    },
    close() {
      kept?.connection.quit();
      kept = null;
    },
  };
}

const isUnsent = (delivery: Delivery) =>
  delivery.state === "unreached" || (delivery.state === "refused" && delivery.of === "server");

/** Connects and signs in without sending. Returns the server's response or the failure. */
export async function tryServer(url: string): Promise<Delivery> {
  const connection = await connect(url);
  if (!(connection instanceof SMTPConnection)) return connection;
  connection.quit();
  return { state: "accepted", response: "" };
}

function sendOver(
  connection: SMTPConnection,
  { from, to, bytes }: Message,
  maySend: () => boolean,
): Promise<Delivery> {
  let begun = false;
  const source = Readable.from(
    (function* read() {
      // The connection then closes without the final dot, so the server discards the message.
      if (!maySend()) throw LATE;
      begun = true;
      yield bytes;
    })(),
  );
  return within(connection, (end) => {
    const failed = (error: unknown) => end(failureOf(error, begun));
    connection.on("error", failed);
    connection.on("end", () => setImmediate(failed, CLOSED));
    if (!maySend()) return end(failureOf(LATE, false));
    connection.send({ from, to: [to] }, source, (error, info) => {
      if (error) failed(error);
      else end({ state: "accepted", response: info?.response ?? "" });
    });
  });
}

/** Returns a signed-in connection, or the failure. */
function connect(url: string): Promise<SMTPConnection | Delivery> {
  const { hostname, port, protocol, username, password } = new URL(url);
  const auth = username
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : null;
  const connection = new SMTPConnection({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (protocol === "smtps:" ? 465 : 587),
    secure: protocol === "smtps:",
    // Never sends a password over a network in plain text.
    requireTLS: auth !== null && !LOOPBACK.test(hostname),
    connectionTimeout: STEP_TIMEOUT,
    greetingTimeout: STEP_TIMEOUT,
    socketTimeout: STEP_TIMEOUT,
    logger: false,
  });
  return within<SMTPConnection | Delivery>(connection, (end) => {
    const failed = (error: unknown) => {
      connection.close();
      end(failureOf(error, false));
    };
    connection.on("error", failed);
    connection.on("end", () => setImmediate(failed, CLOSED));
    connection.connect((error) => {
      if (error) return failed(error);
      if (!auth) return end(connection);
      connection.login(auth, (refused) => (refused ? failed(refused) : end(connection)));
    });
  });
}

/** Waits for one phase of a connection, and then removes its listeners. */
function within<T>(
  connection: SMTPConnection,
  start: (end: (result: T) => void) => void,
): Promise<T> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      connection.emit("error", new Error("The mail server took too long."));
    }, TRY_TIMEOUT);
    let ended = false;
    start((result) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      connection.removeAllListeners();
      // An unhandled late socket error would end the process.
      connection.on("error", () => undefined);
      resolve(result);
    });
  });
}

function failureOf(error: unknown, begun: boolean): Delivery {
  const read = SmtpError.safeParse(error);
  const { message = "", response = message, responseCode = 0, command = "" } = read.data ?? {};
  if (responseCode >= 400) {
    const of =
      command === "RCPT TO" ? "address" : command === "DATA" ? "message" : ("server" as const);
    return { state: "refused", of, code: responseCode, response };
  }
  return { state: begun ? "unknown" : "unreached", response };
}
