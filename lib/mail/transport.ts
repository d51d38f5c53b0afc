import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { LOOPBACK } from "@/lib/platform/env-variables";
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

const SmtpError = z.object({
  message: z.string(),
  response: z.optional(z.string()),
  responseCode: z.optional(z.number()),
  command: z.optional(z.string()),
});

/**
 * Hands one message to the mail server. The message is read only once the server asks for it (354), so
 * a failure before that means that nothing was sent. `maySend` is called immediately before the attempt.
 */
export function deliver(url: string, message: Message, maySend: () => boolean): Promise<Delivery> {
  return converse(url, (connection, end) => {
    let begun = false;
    const source = Readable.from(
      (function* read() {
        begun = true;
        yield message.bytes;
      })(),
    );
    const failed = (error: unknown) => end(failureOf(error, begun));
    connection.on("error", failed);
    connection.on("end", () => failed(new Error("The server closed the connection.")));
    if (!maySend()) return end({ state: "unreached", response: "" });
    connection.send({ from: message.from, to: [message.to] }, source, (error, info) => {
      if (error) failed(error);
      else end({ state: "accepted", response: info?.response ?? "" });
    });
  });
}

/** Connects and signs in, and sends nothing. Returns the server's words, or why it failed. */
export function tryServer(url: string): Promise<Delivery> {
  return converse(url, (_connection, end) => end({ state: "accepted", response: "" }));
}

type End = (delivery: Delivery) => void;

function converse(
  url: string,
  then: (connection: SMTPConnection, end: End) => void,
): Promise<Delivery> {
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
  return new Promise((resolve) => {
    let ended = false;
    let connected = false;
    const end: End = (delivery) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      // An unhandled late socket error would end the process.
      connection.removeAllListeners();
      connection.on("error", () => undefined);
      if (delivery.state === "accepted") connection.quit();
      else connection.close();
      resolve(delivery);
    };
    const timer = setTimeout(() => {
      connection.emit("error", new Error("The mail server took too long."));
    }, TRY_TIMEOUT);
    const early = (error: unknown) => {
      if (!connected) end(failureOf(error, false));
    };
    const ready = () => {
      connected = true;
      then(connection, end);
    };
    connection.on("error", early);
    connection.on("end", () => early(new Error("The server closed the connection.")));
    connection.connect((error) => {
      if (error) return early(error);
      if (!auth) return ready();
      connection.login(auth, (refused) => (refused ? early(refused) : ready()));
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
