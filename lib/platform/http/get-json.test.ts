import { createServer } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { jsonResponse } from "@/lib/access/json-response";
import { attempt } from "@/lib/platform/call-action";
import { getJson } from "./get-json";
import { isOutdated, onOutdated } from "@/lib/platform/new-build";

afterEach(() => vi.unstubAllEnvs());

/** Serves a JSON handler of one build and reads it as a page of another build. */
async function readAcross(serverBuild: string, pageBuild: string): Promise<unknown> {
  vi.stubEnv("FOYER_BUILD_ID", serverBuild);
  const response = await jsonResponse(new Request("http://localhost/"), async () => ({
    rows: [1],
  }));
  const body = await response.text();
  const server = createServer((_, to) => to.writeHead(200, [...response.headers].flat()).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  vi.stubEnv("FOYER_BUILD_ID", pageBuild);
  try {
    return await getJson(`http://127.0.0.1:${port}/`);
  } finally {
    server.close();
  }
}

it("marks the page as outdated if the server has another build, and still returns the data", async () => {
  const outdated = vi.fn();
  const stop = onOutdated(outdated);
  expect(await readAcross("one", "one")).toEqual({ rows: [1] });
  expect(await readAcross("", "one")).toEqual({ rows: [1] });
  expect(isOutdated()).toBe(false);
  expect(await readAcross("two", "one")).toEqual({ rows: [1] });
  expect(isOutdated()).toBe(true);
  await readAcross("three", "one");
  stop();
  expect(outdated).toHaveBeenCalledTimes(1);
});

it("returns `outdated` if the server no longer has an action", async () => {
  class UnrecognizedActionError extends Error {
    override name = "UnrecognizedActionError";
  }
  const gone = await attempt(() => Promise.reject(new UnrecognizedActionError("was not found")));
  expect(gone).toEqual({ ok: false, error: { code: "outdated" } });
  const unreached = await attempt(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(unreached).toEqual({ ok: false, error: { code: "offline" } });
});
