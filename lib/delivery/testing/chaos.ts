import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { newId } from "@/lib/platform/ids";
import { startSandbox } from "@/lib/sandbox/server";
import { bundleProgram } from "@/lib/testing/bundle-program";
import * as z from "@/lib/platform/zod";
import { random } from "./chaos-list";
import { ReportedRow, untruths, witness } from "./chaos-witness";

type ChaosOptions = {
  /** Unset: SQLite in a folder of its own. */
  databaseUrl?: string;
  rows: number;
  kills: number;
  /** Of all answers, in percent. */
  faults: number;
  seed: number;
  instances: number;
  /** Rows a second, over all instances. */
  rate: number;
  /** The longest life of a process before it is killed (ms), at least as long as its start. */
  life: number;
  /** The whole run gives up after this (ms). */
  patience: number;
  /** How wrong the clocks of a process may be (ms); each process gets one of these. */
  skews?: number[];
  /** Called now and then while rows are sent: loses the traffic of open connections. */
  swallow?: () => void;
};

const KEY = "chaos-key";
const PEOPLE = 60;
const Counts = z.record(z.string(), z.number());
const Progress = z.object({ state: z.string(), counts: Counts, checking: z.number() });
const Said = z.object({
  loaded: z.optional(z.boolean()),
  working: z.optional(z.boolean()),
  progress: z.optional(z.nullable(Progress)),
  rows: z.optional(z.array(ReportedRow)),
});
type Said = z.infer<typeof Said>;

/**
 * Sends a list through the sandbox, which spoils its answers, while the processes that send it are
 * killed with SIGKILL at random moments; then compares the ledger with the sandbox's own database.
 */
export async function chaos(options: ChaosOptions) {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-chaos-"));
  const file = path.join(folder, "sandbox.db");
  const sandbox = await startSandbox({ port: 0, file, apiKey: KEY, faults: plan(options) });
  const importId = newId();
  const program = await bundleProgram('import "@/lib/delivery/testing/chaos-instance";');
  const chance = random(options.seed);
  const skews = options.skews ?? [0];
  const started = Date.now();
  const children = new Set<ChildProcess>();
  let ledger: z.infer<typeof Progress> | null = null;
  let killed = 0;
  let killedAtWork = 0;

  function run(task: "load" | "work" | "report", conference: string, hear: (said: Said) => void) {
    const child = spawn(
      process.execPath,
      [program, task].concat([importId, conference, String(options.rows), String(PEOPLE / 2)]),
      {
        cwd: ROOT,
        stdio: ["ignore", "pipe", "ignore"],
        env: {
          ...process.env,
          NODE_ENV: "production",
          FOYER_DATA_DIR: folder,
          DATABASE_URL: options.databaseUrl ?? "",
          NEXTAUTH_SECRET: "chaos".repeat(10),
          BOOMSTREAM_API_URL: sandbox.url,
          BOOMSTREAM_API_KEY: KEY,
          BOOMSTREAM_TIMEOUT_MS: "3000",
          FOYER_INVITE_RATE: String(options.rate),
          FOYER_INVITE_CONCURRENCY: "8",
          FOYER_INVITE_SETTLE_SECONDS: "3",
          CHAOS_CLOCK_SKEW_MS: String(skews[Math.floor(chance() * skews.length)] ?? 0),
        },
      },
    );
    children.add(child);
    child.once("exit", () => children.delete(child));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const said = Said.safeParse(JSON.parse(line));
      if (said.success) hear(said.data);
    });
    return child;
  }

  async function kill(child: ChildProcess): Promise<void> {
    const gone = once(child, "exit");
    if (!child.kill("SIGKILL")) return;
    await gone;
    killed += 1;
    if (ledger?.state !== "done") killedAtWork += 1;
  }

  const late = () => Date.now() - started > options.patience;

  try {
    const conference = await seed(sandbox.origin);
    // The list arrives although the process that takes it is killed, too.
    for (let loaded = false, tries = 0; !loaded; tries += 1) {
      if (late()) throw new Error("The list could not be loaded.");
      const child = run("load", conference, (said) => {
        loaded ||= said.loaded === true;
      });
      const ended = once(child, "exit");
      const spared = tries >= Math.min(3, options.kills / 10);
      if (!spared) {
        await Promise.race([ended, pause(500 + chance() * 1_500)]);
        if (child.exitCode === null) await kill(child);
      }
      await ended;
    }

    const living = Array.from({ length: options.instances }, () => begin());
    function begin() {
      const begun = Date.now();
      const child = run("work", conference, (said) => {
        if (said.working) ready();
        if (said.progress) ledger = said.progress;
      });
      let ready = () => undefined as void;
      const working = new Promise<void>((resolve) => (ready = resolve));
      const started = Promise.race([working, once(child, "exit")]);
      // On a slow machine a process would otherwise be killed before it sends anything.
      const life = started.then(() => Math.max(options.life, Date.now() - begun));
      return { child, life };
    }
    while (killed < options.kills && !late()) {
      const at = Math.floor(chance() * living.length);
      const instance = living[at];
      if (!instance) break;
      await pause(chance() * (await instance.life));
      if (options.swallow && chance() < 0.1) options.swallow();
      await kill(instance.child);
      living[at] = begin();
    }
    const over = () => ledger?.state === "done" && ledger.checking === 0;
    while (!over() && !late()) await pause(200);
    for (const { child } of living) {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    }

    let rows: ReportedRow[] = [];
    await once(
      run("report", conference, (said) => {
        rows = said.rows ?? rows;
      }),
      "close",
    );
    const tally: Record<string, number> = {};
    for (const { state } of rows) tally[state] = (tally[state] ?? 0) + 1;
    const calls = await callsTo(sandbox.origin);
    return {
      seconds: Math.round((Date.now() - started) / 1_000),
      killed,
      killedAtWork,
      tally,
      invites: calls.byMethod["invite"] ?? 0,
      repeated: rows.filter(({ attempts }) => attempts > 1).length,
      linksLost: rows.filter(({ state, link }) => state === "sent" && link === null).length,
      untruths: untruths(rows, options.rows, witness(file, conference)),
    };
  } finally {
    for (const child of children) child.kill("SIGKILL");
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(program, { force: true });
  }
}

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Four ways to spoil an answer, together as likely as asked for; reads are spoilt, too, but less. */
function plan({ faults, seed }: ChaosOptions) {
  const each = 1 - (1 - faults / 100) ** 0.25;
  return {
    seed,
    rules: [
      ...(["lose-answer", "reset", "http-500", "html"] as const).map((fault) => ({
        method: "invite",
        fault,
        probability: each,
      })),
      { method: "invite", latencyMs: 120, probability: 0.5 },
      { method: "client/list", fault: "http-500" as const, probability: faults / 300 },
    ],
  };
}

const headers = { authorization: `Bearer ${KEY}`, "content-type": "application/json" };

async function seed(origin: string): Promise<string> {
  const response = await fetch(`${origin}/sandbox/seed`, {
    method: "POST",
    headers,
    body: JSON.stringify({ title: "Chaos", participants: PEOPLE }),
  });
  return z.object({ conferenceCode: z.string() }).parse(await response.json()).conferenceCode;
}

async function callsTo(origin: string) {
  const response = await fetch(`${origin}/sandbox/calls`, { headers });
  return z.object({ byMethod: Counts }).parse(await response.json());
}
