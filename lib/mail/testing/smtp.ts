import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/**
 * The behavior of the server: a rejection with this code; a connection that ends before the message is
 * requested, after it arrived or after it was accepted; or a callback before it accepts the recipient.
 */
type Behavior =
  | { at: "MAIL" | "RCPT" | "DATA"; code: number }
  | { at: "RCPT" | "DATA" | "END"; code: "cut" }
  | { at: "RCPT"; code: "wait"; run: () => Promise<void> }
  | null;

const refusal = (code: number) => Object.assign(new Error("No."), { responseCode: code });

/** Starts a real SMTP server on this machine that stores accepted messages. */
export async function startSmtp() {
  const arrived: ParsedMail[] = [];
  /** The number of messages that arrived completely, accepted or not. */
  let seen = 0;
  let behavior: Behavior = null;
  let connections = 0;
  const cut = () => {
    for (const connection of server.connections) connection.close();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onMailFrom(_address, _session, done) {
      if (behavior?.at === "MAIL") done(refusal(behavior.code));
      else done();
    },
    async onRcptTo(_address, _session, done) {
      if (behavior?.at !== "RCPT") return done();
      if (behavior.code === "cut") return cut();
      if (behavior.code !== "wait") return done(refusal(behavior.code));
      await behavior.run();
      done();
    },
    async onData(stream, _session, done) {
      // If the connection ends within a message, the message is discarded.
      const mail = await simpleParser(stream).catch(() => null);
      if (mail === null) return done(refusal(451));
      seen += 1;
      if (behavior?.at === "DATA") {
        if (behavior.code === "cut") return cut();
        return done(refusal(behavior.code));
      }
      arrived.push(mail);
      done();
      if (behavior?.at === "END") setImmediate(cut);
    },
  });
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port }: AddressInfo = addressOf(server);
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    seen: () => seen,
    connections: () => connections,
    to: (email: string) => arrived.filter(({ to }) => JSON.stringify(to).includes(email)),
    setBehavior(next: Behavior) {
      behavior = next;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function addressOf({ server }: SMTPServer): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address;
}
