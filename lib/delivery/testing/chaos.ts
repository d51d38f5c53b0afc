import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { newId } from "@/lib/platform/ids";
import { startSandbox } from "@/lib/sandbox/server";
import { bundleProgram } from "@/lib/testing/bundle-program";
import * as z from "@/lib/platform/zod";
import { random } from "./chaos-list";
import { type ChaosProcess, inTime, startProcess } from "./chaos-process";
import { callsTo, faultPlan, KEY, PEOPLE, seedConference } from "./chaos-service";
import { ReportedRow, findDifferences, readSandbox } from "./chaos-differences";
import { createEndLog, startWorker, type Worker } from "./chaos-worker";

type ChaosOptions = {
  /** Unset: SQLite in a separate folder. */
  databaseUrl?: string;
  rows: number;
  kills: number;
  /** The share of faulty responses (percent). */
  faults: number;
  seed: number;
  instances: number;
  /** Rows per second, over all instances. */
  rate: number;
  /** The maximum time before a process is killed (ms), at least the duration of its start. */
  life: number;
  /** The deadline of the run (ms). */
  patience: number;
  /** The clock errors (ms); each process gets one of them. */
  skews?: number[];
  /** Called at intervals while rows are sent; drops the traffic of open connections. */
  swallow?: () => void;
  /** How long a lost request may still be executed (seconds); default 3. */
  settleSeconds?: number;
  /** The timeout of a start (ms). */
  startMs?: number;
  /** The program that replaces `chaos-instance`. */
  program?: string;
};

/** Longer than the start of a process waits for PostgreSQL (ms). */
const START_MS = 60_000;
/** The timeout of a task that is not killed (ms). */
const TASK_MS = 120_000;
const CLOSE_MS = 20_000;

const Progress = z.object({
  state: z.string(),
  counts: z.record(z.string(), z.number()),
  checking: z.number(),
});
const WorkerMessage = z.object({
  loaded: z.optional(z.boolean()),
  working: z.optional(z.boolean()),
  progress: z.optional(z.nullable(Progress)),
  rows: z.optional(z.array(ReportedRow)),
});
type WorkerMessage = z.infer<typeof WorkerMessage>;

/**
 * Sends a list through a sandbox with faults while the sending processes are killed with SIGKILL at random
 * times, then compares the ledger with the sandbox's database. Every wait has a deadline. Throws an error that
 * names the step that failed.
 */
export async function chaos(options: ChaosOptions) {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-chaos-"));
  const file = path.join(folder, "sandbox.db");
  const sandbox = await startSandbox({ port: 0, file, apiKey: KEY, faults: faultPlan(options) });
  const program =
    options.program ?? (await bundleProgram('import "@/lib/delivery/testing/chaos-instance";'));
  const importId = newId();
  const chance = random(options.seed);
  const skews = options.skews ?? [0];
  const startedAt = performance.now();
  const late = () => performance.now() - startedAt > options.patience;
  const processes = new Set<ChaosProcess>();
  const endLog = createEndLog();
  let ledger: z.infer<typeof Progress> | null = null;
  let killed = 0;
  let killedAtWork = 0;

  function run(
    task: "load" | "work" | "report",
    conference: string,
    onMessage: (message: WorkerMessage) => void,
  ) {
    const values = [task, importId, conference, String(options.rows), String(PEOPLE / 2)];
    const skew = skews[Math.floor(chance() * skews.length)] ?? 0;
    const one = startProcess(program, values, environment(skew), (line) => {
      const message = WorkerMessage.safeParse(line);
      if (message.success) onMessage(message.data);
    });
    processes.add(one);
    void one.exited.then(() => processes.delete(one));
    return one;
  }

  const environment = (skew: number): NodeJS.ProcessEnv => ({
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
    FOYER_INVITE_SETTLE_SECONDS: String(options.settleSeconds ?? 3),
    CHAOS_CLOCK_SKEW_MS: String(skew),
  });

  async function kill(one: ChaosProcess): Promise<void> {
    if (!(await one.kill())) return;
    killed += 1;
    if (ledger?.state !== "done") killedAtWork += 1;
  }

  /** Uploads the list while the receiving process is also killed. */
  async function load(conference: string): Promise<void> {
    let loaded = false;
    for (let tries = 0; !loaded; tries += 1) {
      const one = run("load", conference, (message) => {
        loaded ||= message.loaded === true;
      });
      if (tries < Math.min(3, options.kills / 10)) {
        await Promise.race([one.exited, pause(500 + chance() * 1_500)]);
        await kill(one);
      }
      await inTime("Loading the list", TASK_MS, one.done);
      if (!loaded && late()) throw new Error(`The list could not be loaded: ${one.errors()}`);
    }
  }

  const begin = (conference: string): Worker =>
    startWorker(
      (ready) =>
        run("work", conference, (message) => {
          if (message.working) ready();
          if (message.progress) ledger = message.progress;
        }),
      options.startMs ?? START_MS,
    );

  /** Runs processes that are killed, then one process until every row has an outcome. */
  async function work(conference: string): Promise<void> {
    const living = Array.from({ length: options.instances }, () => begin(conference));
    const replace = async (at: number, one: Worker) => {
      await endLog.check(one);
      await kill(one.process);
      living[at] = begin(conference);
    };
    while (killed < options.kills && !late()) {
      const at = Math.floor(chance() * living.length);
      const one = living[at];
      if (!one) break;
      // On a slow machine a process would otherwise be killed before it sends anything.
      await pause(chance() * Math.max(options.life, (await one.started).ms));
      if (options.swallow && chance() < 0.1) options.swallow();
      await replace(at, one);
    }
    const over = () => ledger?.state === "done" && ledger.checking === 0;
    while (!over() && !late()) {
      await pause(200);
      for (const [at, one] of living.entries())
        if (!one.process.isRunning() || one.start()?.how === "hangs") await replace(at, one);
    }
    if (!over()) endLog.wrong.push(`the run was not done within ${options.patience / 1_000} s`);
    for (const { process } of living) await process.kill();
  }

  async function report(conference: string): Promise<ReportedRow[]> {
    let rows: ReportedRow[] | null = null;
    const one = run("report", conference, (message) => {
      rows = message.rows ?? rows;
    });
    await inTime("The report", TASK_MS, one.done);
    if (rows === null) throw new Error(`The report failed: ${one.errors()}`);
    return rows;
  }

  try {
    const conference = await seedConference(sandbox.origin);
    await load(conference);
    await work(conference);
    const rows = await report(conference);
    const tally: Record<string, number> = {};
    for (const { state } of rows) tally[state] = (tally[state] ?? 0) + 1;
    return {
      seconds: Math.round((performance.now() - startedAt) / 1_000),
      killed,
      killedAtWork,
      tally,
      invites: (await callsTo(sandbox.origin))["invite"] ?? 0,
      repeated: rows.filter(({ attempts }) => attempts > 1).length,
      linksLost: rows.filter(({ state, link }) => state === "sent" && link === null).length,
      differences: [
        ...endLog.wrong,
        ...findDifferences(rows, options.rows, readSandbox(file, conference)),
      ],
    };
  } finally {
    for (const one of processes) await one.kill();
    await inTime("The end of the sandbox", CLOSE_MS, sandbox.close());
    rmSync(folder, { recursive: true, force: true });
    if (program !== options.program) rmSync(program, { force: true });
  }
}
