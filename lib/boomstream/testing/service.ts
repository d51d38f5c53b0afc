import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { boomstream } from "../client";
import type { Boomstream, Connection } from "../client";

/** A request that arrived at a scripted service. */
export type Arrived = {
  verb: string;
  path: string;
  query: URLSearchParams;
  body: string;
  key: string;
};

export type Scripted = {
  url: string;
  arrived: Arrived[];
  client(settings?: Partial<Connection>): Boomstream;
  close(): Promise<void>;
};

export const KEY = "canary-7f3c/9a+key=";

/** Starts a real HTTP service that responds as scripted. */
export async function scripted(
  script: (request: Arrived, response: ServerResponse, incoming: IncomingMessage) => void,
): Promise<Scripted> {
  const arrived: Arrived[] = [];
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? "/", "http://service");
    let body = "";
    incoming.setEncoding("utf8").on("data", (part: string) => (body += part));
    incoming.on("end", () => {
      const key = url.searchParams.get("apikey") ?? incoming.headers.authorization?.slice(7) ?? "";
      const path = url.pathname.replace("/api/", "");
      const request = { verb: incoming.method ?? "", path, query: url.searchParams, body, key };
      arrived.push(request);
      script(request, response, incoming);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/api`;
  return {
    url,
    arrived,
    client: (settings) =>
      boomstream({
        projectId: url,
        apiUrl: url,
        apiKey: KEY,
        transport: "post",
        format: "json",
        timeoutMs: 8_000,
        ...settings,
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Ends a response with this body. */
export function respond(response: ServerResponse, body: string | object, status = 200): void {
  response.writeHead(status, { "content-type": "text/plain" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
