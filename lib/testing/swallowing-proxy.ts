import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

type SwallowingProxy = {
  port: number;
  /** Drops the traffic of the open sockets and leaves them open; new ones work. */
  swallow: () => void;
  close: () => Promise<void>;
};

/**
 * Starts a TCP proxy on loopback that can make connections half-open, as a dead firewall does. With `text`, it
 * does so when a client sends that text.
 */
export async function startSwallowingProxy(target: URL, text?: string): Promise<SwallowingProxy> {
  const [port, host] = [Number(target.port), target.hostname];
  const sockets = new Set<Socket>();
  const swallowed = new WeakSet<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, host);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk: Buffer) => {
        if (text !== undefined && chunk.includes(text)) swallowed.add(client).add(upstream);
        if (!swallowed.has(from)) to.write(chunk);
      });
      from.on("error", () => from.destroy());
      from.on("close", () => {
        sockets.delete(from);
        if (!swallowed.has(from)) to.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    swallow: () => {
      for (const socket of sockets) swallowed.add(socket);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
