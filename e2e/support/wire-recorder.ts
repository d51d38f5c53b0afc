import { createServer, request as ask } from "node:http";
import { type Recorded } from "./leaks";

/** Static scripts and images. */
const STATIC = "/_next/static/";

/**
 * A proxy between a browser and a server that records every complete response; a browser forgets
 * the bodies of pages that it left. `to` sets the server once it runs.
 */
export async function startRecorder() {
  let target = "";
  const recorded: Recorded[] = [];
  const server = createServer((request, response) => {
    const { method = "GET", url = "/" } = request;
    const headers = { ...request.headers, "accept-encoding": "identity" };
    const onward = ask(`${target}${url}`, { method, headers }, (upstream) => {
      response.writeHead(upstream.statusCode ?? 502, upstream.rawHeaders);
      upstream.pipe(response);
      if (url.startsWith(STATIC)) return;
      const chunks: Buffer[] = [];
      upstream.on("data", (chunk: Buffer) => chunks.push(chunk));
      upstream.on("close", () => {
        const where = `${method} ${url}`;
        const body = Buffer.concat(chunks).toString("latin1");
        recorded.push({
          where,
          action: method === "POST" && "next-action" in request.headers,
          file: (upstream.headers["content-disposition"] ?? "").startsWith("attachment"),
          text: `${where}\n${JSON.stringify(upstream.headers)}\n${body}`,
        });
      });
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    to: (url: string) => void (target = url),
    recorded,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
