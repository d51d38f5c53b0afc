import http from "node:http";
import https from "node:https";
import net from "node:net";

const TLS_HANDSHAKE = 22;

/**
 * A TLS proxy on a free loopback port, as in production. Forwards to `port` and redirects plain
 * HTTP. Returns the host (`localhost:PORT`) and a function that stops it.
 */
export async function startTlsFront({ key, cert }, port) {
  const secure = https.createServer({ key, cert }, (request, response) => {
    const headers = {
      ...request.headers,
      "x-forwarded-for": request.socket.remoteAddress ?? "",
      "x-forwarded-proto": "https",
    };
    const { method, url } = request;
    const onward = http.request(
      { port, host: "localhost", method, path: url, headers },
      (upstream) => {
        response.writeHead(upstream.statusCode, upstream.rawHeaders);
        upstream.pipe(response);
      },
    );
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  const plain = http.createServer((request, response) => {
    response.writeHead(301, { location: `https://${request.headers.host}${request.url}` }).end();
  });
  const front = net.createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit("connection", socket);
      process.nextTick(() => socket.resume());
    });
  });
  const open = new Set();
  front.on("connection", (socket) => open.add(socket.once("close", () => open.delete(socket))));
  await new Promise((resolve) => front.listen(0, "localhost", resolve));
  const close = () =>
    new Promise((resolve) => {
      for (const socket of open) socket.destroy();
      front.close(resolve);
    });
  return { host: `localhost:${front.address().port}`, close };
}

/** Returns a free port on loopback. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
