import { Agent, request } from "node:http";
import type { Page } from "playwright";
import { median } from "../support/numbers";
import type { Row } from "../support/row";
import type { SignedInFoyer, Servers } from "../support/servers";

const WARM_UP_ROUNDS = 10;
const ROUNDS = 60;
const LATENCY_MS = 50;

type Posted = { url: string; headers: Record<string, string>; body: Buffer };

/**
 * Measures the moderator switch with an upstream that takes 50 ms. A browser presses it once. Its
 * request is then repeated in turn with the upstream call alone and with a bare Next action that
 * makes that call: each over a kept connection, from request to the end of the response.
 */
export async function mutation(servers: Servers, signedIn: SignedInFoyer): Promise<Row[]> {
  const conference = await signedIn.roster(100);
  const switched = await pressed(
    await servers.page(signedIn),
    `${signedIn.foyer.url}${conference}`,
  );
  const [person] = await signedIn.sandbox.roster(conference.split("/").at(-1) ?? "");
  const upstream: Posted = {
    url: `${signedIn.sandbox.url}/conference/client/update`,
    headers: {
      authorization: `Bearer ${signedIn.sandbox.key}`,
      "content-type": "application/json",
    },
    body: Buffer.from(JSON.stringify({ format: "json", code: person?.code, moderator: "yes" })),
  };
  const { url, headers, body } = upstream;
  const call = JSON.stringify([url, { method: "POST", headers, body: body.toString() }]);
  const baseline = `${await servers.baselineNext()}/change#${encodeURIComponent(call)}`;
  const bare = await pressed(await servers.page(), baseline);
  await signedIn.sandbox.setFaults({ rules: [{ method: "client/update", latencyMs: LATENCY_MS }] });
  const before = await signedIn.sandbox.lastCall();
  const agent = new Agent({ keepAlive: true });
  const times: Record<"ours" | "bare" | "upstream", number[]> = {
    ours: [],
    bare: [],
    upstream: [],
  };
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    times.ours.push(await post(switched, agent));
    times.bare.push(await post(bare, agent));
    times.upstream.push(await post(upstream, agent));
  }
  agent.destroy();
  const calls = await signedIn.sandbox.callsSince(before, "client/update");
  await signedIn.sandbox.clearFaults();
  if (calls !== 3 * (WARM_UP_ROUNDS + ROUNDS))
    throw new Error(`${calls} calls for ${ROUNDS} changes`);
  const of = (which: keyof typeof times) => median(times[which].slice(WARM_UP_ROUNDS));
  const change = {
    what: "a change (moderator switch), upstream of 50 ms",
    unit: "ms",
    ours: of("ours"),
  };
  return [
    {
      ...change,
      id: "mutation",
      limit: { what: "the upstream's own time", value: of("upstream") },
      reach: [{ of: "ratio", max: 1.2 }],
    },
    {
      ...change,
      id: "mutation-bare",
      limit: { what: "a bare Next action that makes the same call", value: of("bare") },
      reach: [],
    },
  ];
}

/** Returns the request that the browser sends when the first switch of a roster is pressed. */
async function pressed(page: Page, place: string): Promise<Posted> {
  await page.goto(place);
  const moderator = page.getByRole("switch", { name: "Moderator" }).first();
  await moderator.waitFor();
  await page.waitForLoadState("load");
  await page.waitForTimeout(1_000);
  const [sent] = await Promise.all([
    page.waitForRequest((one) => one.method() === "POST" && "next-action" in one.headers()),
    moderator.click(),
  ]);
  const headers = await sent.allHeaders();
  const body = sent.postDataBuffer();
  await sent.response();
  await page.context().close();
  if (!body) throw new Error("The switch posted nothing.");
  return { url: sent.url(), headers, body };
}

/** Returns the duration of one response in ms, read to its end. */
function post({ url, headers, body }: Posted, agent: Agent): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const kept = Object.entries(headers).filter(([name]) => !name.startsWith(":"));
    const sent = { ...Object.fromEntries(kept), "content-length": String(body.length) };
    request(url, { method: "POST", agent, headers: sent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.on("end", () => resolve(performance.now() - began)).on("error", reject);
      response.resume();
    })
      .on("error", reject)
      .end(body);
  });
}
