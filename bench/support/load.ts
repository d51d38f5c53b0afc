import { Agent, get } from "node:http";

/**
 * Requests a page over this many connections, until the time is over or the number of responses is
 * reached.
 */
export async function load(
  url: string,
  { cookie = "", connections = 16, ms = Infinity, count = Infinity },
): Promise<{ responses: number; perSecond: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const began = performance.now();
  let begun = 0;
  let responses = 0;
  const headers = { cookie, "accept-encoding": "gzip", accept: "text/html" };
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - began < ms && begun < count) {
        begun += 1;
        const status = await ask(url, agent, headers);
        if (status !== 200) throw new Error(`${url} answered ${status}`);
        responses += 1;
      }
    }),
  );
  agent.destroy();
  return { responses, perSecond: responses / ((performance.now() - began) / 1_000) };
}

function ask(url: string, agent: Agent, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      response.on("end", () => resolve(response.statusCode ?? 0)).on("error", reject);
      response.resume();
    }).on("error", reject);
  });
}
