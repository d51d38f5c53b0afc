import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { LOOPBACK } from "@/lib/platform/env-schemas";
import * as z from "@/lib/platform/zod";

/** A message as bytes, and its envelope. */
export type Message = { from: string; to: string; bytes: Buffer };

/**
 * How a try ended. `refused`: the server said so, of the address, the message or of us; `unreached`: the
 * message was not sent; `unknown`: it may have been accepted.
 */
export type Delivery =
  | { state: "accepted"; response: string }
  | { state: "refused"; of: "address" | "message" | "server"; code: number; response: string }
  | { state: "unreached"; response: string }
  | { state: "unknown"; response: string };

/** For each step of the conversation (ms). */
const STEP_TIMEOUT = 30_000;
/** The longest a whole try may take (ms). */
const TRY_TIMEOUT = 90_000;

/** The end of a connection; its cause, where there is one, is told a little later. */
const CLOSED = new Error("The server closed the connection.");

/** The time to send a message was over when the server asked for it. */
const LATE = new Error("The message was not sent in time.");

const SmtpError = z.object({
  message: z.string(),
  response: z.optional(z.string()),
  responseCode: z.optional(z.number()),
  command: z.optional(z.string()),
});

/** Messages over one connection at most: servers refuse more at some number of their own. */
const MAX_MESSAGES = 50;

/** Hands messages to a mail server, one after another. */
export type Mailer = {
  /**
   * Hands over one message. It is read only once the server asks for it (354), so a failure before that
   * means that nothing was sent. `maySend` is called before each attempt and again when the message is read:
   * a process that stood still in between sends nothing late.
   */
  deliver: (message: Message, maySend: () => boolean) => Promise<Delivery>;
  close: () => void;
};

/** Returns a mailer that keeps its connection for as long as the server accepts what it is handed. */
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
      // The server may have ended a kept connection, or take no more over it. Nothing was sent.
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

/** Connects and signs in, and sends nothing. Returns the server's words, or why it failed. */
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
      // The connection then ends without the dot after the message, so the server discards it.
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

/** Returns a connection that is signed in, or why there is none. */
function connect(url: string): Promise<SMTPConnection | Delivery> {
  const { hostname, port, protocol, username, password } = new URL(url);
  const auth = username
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : null;
  const connection = new SMTPConnection({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (protocol === "smtps:" ? 465 : 587),
    secure: protocol === "smtps:",
    // A password never crosses a network in plain text.
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

/** Waits for one step of a connection, and leaves no listeners of it behind. */
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
