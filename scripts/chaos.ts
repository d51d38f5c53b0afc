import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { chaos } from "../lib/delivery/testing/chaos";
import { inTime } from "../lib/delivery/testing/chaos-process";
import { pluralize } from "../lib/platform/pluralize";
import { startSwallowingProxy } from "../lib/testing/swallowing-proxy";
import { startPostgres } from "../lib/testing/embedded-postgres";

/*
 * npm run chaos: sends CHAOS_ROWS (2,000) invitations with faults in CHAOS_FAULTS (30) percent of
 * the responses, while the processes are killed CHAOS_KILLS (100) times and their clocks are skewed
 * and stepped (CHAOS_SKEWS, in ms), on CHAOS_ENGINES (sqlite,postgres). PostgreSQL has two
 * processes, and its connections sometimes go silent. CHAOS_SEED repeats a run.
 */
const number = (name: string, otherwise: number) => Number(process.env[name] || otherwise);
const seed = number("CHAOS_SEED", randomBytes(4).readUInt32BE());
const options = {
  rows: number("CHAOS_ROWS", 2_000),
  kills: number("CHAOS_KILLS", 100),
  faults: number("CHAOS_FAULTS", 30),
  rate: number("CHAOS_RATE", 25),
  life: number("CHAOS_LIFE", 1_500),
  patience: number("CHAOS_PATIENCE", 3_600) * 1_000,
  seed,
  skews: (process.env["CHAOS_SKEWS"] || "0,150000,-300000,7200000").split(",").map(Number),
};

const START_MS = 120_000;
const END_MS = 30_000;

console.log(`CHAOS_SEED=${seed}`, options);
let wrong = 0;
for (const engine of (process.env["CHAOS_ENGINES"] || "sqlite,postgres").split(",")) {
  try {
    const result =
      engine === "postgres" ? await onPostgres() : await chaos({ ...options, instances: 1 });
    const { differences, ...figures } = result;
    console.log(engine, figures);
    for (const line of differences.slice(0, 50)) console.log(`  ${line}`);
    console.log(`${engine}: ${pluralize(differences.length, "difference")}`);
    wrong += differences.length;
  } catch (error) {
    console.log(`${engine}: no verdict`, error);
    wrong += 1;
  }
}
process.exit(wrong > 0 ? 1 : 0);

async function onPostgres() {
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const stop = await inTime("The start of PostgreSQL", START_MS, startPostgres(port, password));
  try {
    const server = new URL(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
    const proxy = await startSwallowingProxy(server);
    const databaseUrl = server.href.replace(`:${port}/`, `:${proxy.port}/`);
    try {
      return await chaos({ ...options, databaseUrl, instances: 2, swallow: proxy.swallow });
    } finally {
      await inTime("The end of the proxy", END_MS, proxy.close());
    }
  } finally {
    await inTime("The end of PostgreSQL", END_MS, stop());
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
