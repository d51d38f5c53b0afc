import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Client } from "pg";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { ADMIN } from "../../e2e/support/admin";
import { connectionOf, type Foyer, freePort, startFoyer } from "../../e2e/support/foyer";
import { type Sandbox, sandboxClient } from "../../e2e/support/sandbox";
import { signIn } from "../../e2e/support/sign-in";
import { startPostgres } from "../../lib/testing/embedded-postgres";
import { browser as findBrowser } from "../../scripts/browser.mjs";
import * as z from "../../lib/platform/zod";
import type { Engine } from "./engines";
import { type Served, startBaselineNext } from "./baseline-next";
import { startBaselineStatic } from "./baseline-static";

const Probe = z.object({ stallMs: z.number(), heapMb: z.number(), rssMb: z.number() });
const Listed = z.object({ total: z.number() });

export type SignedInFoyer = {
  engine: Engine;
  foyer: Foyer;
  sandbox: Sandbox;
  /** The cookies of a signed-in administrator. */
  state: Awaited<ReturnType<BrowserContext["storageState"]>>;
  cookie: string;
  /** Memory after garbage collection, and the longest stall since the last report. */
  probe: () => Promise<z.infer<typeof Probe>>;
  /**
   * Returns the path of a fully mirrored conference with this many participants; the same one each
   * time.
   */
  roster: (count: number, title?: string) => Promise<string>;
};

export type Servers = ReturnType<typeof openServers>;

/** Autovacuum does this within minutes of such writes. */
async function tidy(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("vacuum analyze");
  await client.end();
}

/** The resources that groups share, each started on first use; `close` stops them. */
export function openServers() {
  const closing: (() => Promise<unknown>)[] = [];
  const once = <Part>(start: () => Promise<Part>) => {
    let part: Promise<Part> | undefined;
    return () => (part ??= start());
  };
  const served = (start: () => Promise<Served>) =>
    once(async () => {
      const server = await start();
      closing.push(() => server.close());
      return server.url;
    });
  const browser = once(async (): Promise<Browser> => {
    const launched = await chromium.launch({
      executablePath: (await findBrowser()) || undefined,
      args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    });
    closing.push(() => launched.close());
    return launched;
  });
  /** A server that waits for fsync, as in production. */
  const postgres = once(async () => {
    const port = await freePort();
    const password = randomBytes(12).toString("hex");
    closing.push(await startPostgres(port, password, []));
    return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  });
  const newFoyer = async (engine: Engine): Promise<SignedInFoyer> => {
    const probePort = await freePort();
    const foyer = await startFoyer({
      ...(engine === "PostgreSQL" && { DATABASE_URL: await postgres() }),
      FOYER_ADMIN_EMAIL: ADMIN.email,
      FOYER_ADMIN_PASSWORD: ADMIN.password,
      // No background work disturbs a measurement.
      FOYER_SWEEP_MINUTES: "1440",
      BENCH_PROBE_PORT: String(probePort),
      NODE_OPTIONS: `--import ${pathToFileURL(path.resolve("bench/support/probe.mjs")).href}`,
    });
    closing.push(async () => {
      await foyer.stop();
      rmSync(foyer.dataDir, { recursive: true, force: true });
    });
    const context = await (await browser()).newContext({ baseURL: foyer.url, locale: "en-US" });
    await signIn(await context.newPage());
    const state = await context.storageState();
    await context.close();
    const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const sandbox = sandboxClient(connectionOf(foyer.dataDir));
    const rosters = new Map<string, Promise<string>>();
    const seed = async (count: number, title: string) => {
      const { code } = await sandbox.load(count, title);
      await fetch(`${foyer.url}/api/conferences`, { headers: { cookie } });
      const place = `/conferences/${code}`;
      for (const until = Date.now() + 120_000; Date.now() < until;) {
        const response = await fetch(`${foyer.url}/api${place}/participants`, {
          headers: { cookie },
        });
        const listed = z.safeParse(Listed, await response.json());
        if (listed.success && listed.data.total === count) {
          if (engine === "PostgreSQL") await tidy(await postgres());
          return place;
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      throw new Error(`A roster of ${count} was not mirrored in time.`);
    };
    return {
      engine,
      foyer,
      sandbox,
      state,
      cookie,
      probe: async () =>
        Probe.parse(await (await fetch(`http://127.0.0.1:${probePort}/memory`)).json()),
      roster(count, title = `Bench ${count}`) {
        const kept = rosters.get(title) ?? seed(count, title);
        rosters.set(title, kept);
        return kept;
      },
    };
  };
  return {
    browser,
    foyers: {
      SQLite: once(() => newFoyer("SQLite")),
      PostgreSQL: once(() => newFoyer("PostgreSQL")),
    } satisfies Record<Engine, () => Promise<SignedInFoyer>>,
    baselineNext: served(startBaselineNext),
    baselineStatic: served(startBaselineStatic),
    /** Opens an empty page with an empty cache; with Foyer's cookies if a signedIn is given. */
    async page(signedIn?: SignedInFoyer): Promise<Page> {
      const context = await (
        await browser()
      ).newContext({
        locale: "en-US",
        viewport: { width: 1440, height: 900 },
        ...(signedIn && { storageState: signedIn.state }),
      });
      // tsx wraps functions in a helper that the page lacks.
      await context.addInitScript({ content: "globalThis.__name = (named) => named;" });
      return context.newPage();
    },
    async close(): Promise<void> {
      for (const end of closing.toReversed()) await end().catch(console.error);
    },
  };
}
