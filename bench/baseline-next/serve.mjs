// Serves the reference app's production build as Foyer's is served: Next's handler in one process.
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import next from "next";

process.env.NODE_ENV = "production";
const port = Number(process.env.PORT);
const app = next({ dev: false, dir: fileURLToPath(new URL(".", import.meta.url)), port });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => handle(request, response)).listen(port, "127.0.0.1", () =>
  console.log("is ready"),
);
process.on("SIGTERM", () => process.exit(0));
