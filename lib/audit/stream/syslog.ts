import { createSocket } from "node:dgram";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { type StreamEntry, syslogDatagram, syslogMessage } from "./message";

/** The default ports of syslog over TLS (RFC 5425) and without TLS. */
const TLS_PORT = 6514;
const PORT = 514;
/** Time limits for accepting the entries, and then for closing (ms). */
const TIMEOUT_MS = 10_000;
const CLOSE_TIMEOUT_MS = 3_000;

/** Sends entries to a `syslog+tcp:`, `syslog+tls:` or `syslog+udp:` address. Throws on failure. */
export function sendSyslog(target: URL, entries: readonly StreamEntry[]): Promise<void> {
  const host = target.hostname.replaceAll(/^\[|\]$/g, "");
  const tls = target.protocol === "syslog+tls:";
  const port = Number(target.port || (tls ? TLS_PORT : PORT));
  if (target.protocol === "syslog+udp:") return sendDatagrams(host, port, entries);
  const servername = isIP(host) ? {} : { servername: host };
  const socket = tls ? connectTls({ host, port, ...servername }) : connectTcp({ host, port });
  return sendFrames(socket, entries.map(syslogMessage));
}

/**
 * Sends each message with its length before it (RFC 5425, 4.3; RFC 6587, 3.4.1). Syslog has no acknowledgment:
 * "sent" means that the receiver accepted the bytes and either closed without an error or stayed open.
 */
function sendFrames(socket: Socket, messages: readonly Buffer[]): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error("the syslog server is too slow")));
    socket.once("error", reject);
    socket.once("close", () => resolve());
    socket.resume();
    const frames = messages.flatMap((message) => [Buffer.from(`${message.length} `), message]);
    socket.end(Buffer.concat(frames), () => {
      setTimeout(() => socket.destroy(), CLOSE_TIMEOUT_MS).unref();
    });
  });
}

async function sendDatagrams(
  host: string,
  port: number,
  entries: readonly StreamEntry[],
): Promise<void> {
  const socket = createSocket(isIP(host) === 6 ? "udp6" : "udp4");
  try {
    for (const entry of entries) {
      await new Promise<void>((resolve, reject) => {
        socket.send(syslogDatagram(entry), port, host, (error) =>
          error ? reject(error) : resolve(),
        );
      });
    }
  } finally {
    socket.close();
  }
}
