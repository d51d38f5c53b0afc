import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** How the server behaves: a refusal by its code, or a connection that ends after the message arrived. */
type Behavior = { at: "RCPT" | "DATA"; code: number } | { at: "DATA"; code: "cut" } | null;

const refusal = (code: number) => Object.assign(new Error("No."), { responseCode: code });

/** Starts a real SMTP server on this machine that keeps what it accepts. */
export async function startSmtp() {
  const arrived: ParsedMail[] = [];
  /** Every message that arrived whole, accepted or not. */
  let seen = 0;
  let behavior: Behavior = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo(_address, _session, done) {
      if (behavior?.at === "RCPT") done(refusal(behavior.code));
      else done();
    },
    async onData(stream, _session, done) {
      const mail = await simpleParser(stream);
      seen += 1;
      if (behavior?.code === "cut") {
        for (const connection of server.connections) connection.close();
        return;
      }
      if (behavior?.at === "DATA") return done(refusal(behavior.code));
      arrived.push(mail);
      done();
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
    to: (email: string) => arrived.filter(({ to }) => JSON.stringify(to).includes(email)),
    behave(next: Behavior) {
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
