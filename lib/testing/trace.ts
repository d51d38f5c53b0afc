import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Session, type Profiler } from "node:inspector";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** The sandbox replaces Boomstream, and the test helpers replace the browser. */
const NOT_COUNTED = /^lib\/sandbox\/|(?:^|\/)testing\//;
const REQUEST = "http.client.request.start";

/**
 * Returns our own files in which at least one function ran during `work`, sorted, from V8's precise
 * coverage. With `untilRequest`, waits until the HTTP request of that number leaves, and counts no further. Run
 * `work` once before, so that loading modules and filling caches is not counted.
 */
export async function filesDuring(
  work: () => Promise<unknown>,
  untilRequest = Infinity,
): Promise<string[]> {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  let files: string[] | null = null;
  let requests = 0;
  let requestLeft = () => {};
  const left = new Promise<void>((resolve) => (requestLeft = resolve));
  const stop = () => {
    // A session of the same thread calls back synchronously.
    session.post("Profiler.takePreciseCoverage", (error, coverage) => {
      if (error) throw error;
      files ??= ownFiles(coverage.result);
    });
  };
  const onRequest = () => {
    requests += 1;
    if (requests !== untilRequest) return;
    stop();
    requestLeft();
  };
  subscribe(REQUEST, onRequest);
  try {
    await work();
    if (untilRequest === Infinity) stop();
    else await left;
    return files ?? [];
  } finally {
    unsubscribe(REQUEST, onRequest);
    session.disconnect();
  }
}

function ownFiles(scripts: Profiler.ScriptCoverage[]): string[] {
  return scripts
    .filter(({ functions }) => functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0))
    .map(({ url }) => relative(url))
    .filter((file) => /^(?:app|components|lib)\//.test(file) && !NOT_COUNTED.test(file))
    .toSorted();
}

function relative(url: string): string {
  const file = (url.startsWith("file:") ? fileURLToPath(url) : url).replace(/\?.*$/, "");
  return path.relative(ROOT, file).split(path.sep).join("/");
}
