import { once } from "node:events";
import { createServer } from "node:http";
import { freePort } from "../../support/foyer";

/** Starts a receiver of traces (OTLP over HTTP) on this machine, which stores the traces. */
export async function startCollector() {
  const port = await freePort();
  let received = "";
  const server = createServer((request, response) => {
    request.setEncoding("utf8").on("data", (text: string) => (received += text));
    request.on("end", () => response.setHeader("content-type", "application/json").end("{}"));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${port}`,
    received: () => received,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
