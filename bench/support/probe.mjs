// Preloaded into a measured server: reports its memory after garbage collection and its longest
// event loop stall since the last report. On loopback; Foyer does not use it.
import { createServer } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.argv[1]?.endsWith("serve.mjs")) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const server = createServer((request, response) => {
    const stallMs = delays.max / 1e6;
    if (request.url === "/memory") {
      collect();
      collect();
    }
    const { heapUsed, external, rss } = process.memoryUsage();
    response.end(
      JSON.stringify({ stallMs, heapMb: (heapUsed + external) / 1e6, rssMb: rss / 1e6 }),
    );
    setImmediate(() => delays.reset());
  });
  server.listen(Number(process.env.BENCH_PROBE_PORT), "127.0.0.1");
  server.unref();
}
