import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { people } from "../../lib/sandbox/samples";
import type { Served } from "./baseline-next";

/** Serves the page without a framework, with the sandbox's people, compressed once. */
export async function startBaselineStatic(): Promise<Served> {
  const bodies = new Map<string, Buffer>();
  const file = (name: string) => readFileSync(path.resolve("bench/baseline-static", name));
  const rows = (count: number) =>
    JSON.stringify(
      people("", count, (at) => `c${String(at).padStart(7, "0")}`).map(
        ({ code, email, name, moderator, added }) => ({
          code,
          email,
          name,
          moderator: moderator === "yes",
          added,
        }),
      ),
    );
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const body = () => {
      if (url.pathname === "/") return file("index.html");
      if (url.pathname === "/plain.js") return file("plain.js");
      return rows(Number(url.searchParams.get("n")));
    };
    const type = { "/": "text/html", "/plain.js": "text/javascript" }[url.pathname];
    const kept = bodies.get(url.href) ?? gzipSync(body());
    bodies.set(url.href, kept);
    response.writeHead(200, {
      "content-type": `${type ?? "application/json"}; charset=utf-8`,
      "content-encoding": "gzip",
      "cache-control": "no-store",
    });
    response.end(kept);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
