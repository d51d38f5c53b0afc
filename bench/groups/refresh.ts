import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { refreshConferences } from "../../lib/mirror/refresh-conferences";
import { db } from "../../lib/db/db";
import { forgetEnv } from "../../lib/platform/env";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { openProjects } from "@/lib/connection/project";
import { startProjects } from "../../lib/server/start-projects";
import { type Engine, onBoth } from "../support/engines";
import { median } from "../support/numbers";
import type { Row } from "../support/row";
import { type RunningSandbox, startSandboxApart } from "../support/sandbox";

const COUNT = Number(process.env["BENCH_COUNT"] ?? 50_000);
const CHANGED = 10;
const ROUNDS = 9;

/**
 * Measures the refresh of a roster of 50,000 with ten external changes: the sandbox over HTTP,
 * decoding, comparing, writing; compared with `JSON.parse` of the same bytes. Subtracts the
 * sandbox's time to the first byte.
 */
export async function refresh(): Promise<Row[]> {
  const upstream = await startSandboxApart();
  process.env["BOOMSTREAM_API_URL"] = upstream.url;
  process.env["BOOMSTREAM_API_KEY"] = upstream.key;
  process.env["BOOMSTREAM_TIMEOUT_MS"] = "60000";
  try {
    const { code } = await upstream.sandbox.load(COUNT, "Bench refresh");
    return await onBoth((engine) => measured(engine, upstream, code));
  } finally {
    for (const name of ["BOOMSTREAM_API_URL", "BOOMSTREAM_API_KEY", "BOOMSTREAM_TIMEOUT_MS"])
      delete process.env[name];
    forgetEnv();
    await upstream.close();
  }
}

async function measured(engine: Engine, upstream: RunningSandbox, code: string): Promise<Row[]> {
  await startProjects();
  const [project] = await openProjects();
  if (!project) throw new Error("There is no project.");
  await refreshConferences(project, 0);
  const first = await clocked(() => refreshRoster(project, code, 0));
  const people = (await upstream.sandbox.roster(code)).map((person) => person.code);
  const times: number[] = [];
  const parses: number[] = [];
  const waits: number[] = [];
  const written = new Set<number>();
  let stallMs = 0;
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (let at = 0; at < CHANGED; at += 1) {
      const person = people[(at * 4_999 + round) % people.length] ?? "";
      await upstream.sandbox.update(person, { name: `Renamed ${engine} ${round}` });
    }
    const { text, waitMs } = await download(upstream, code);
    const before = await versions();
    // Only the refresh is still running by then.
    await pause(50);
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    const { ms, value } = await clocked(() => refreshRoster(project, code, 0));
    delays.disable();
    if (value.problem) throw new Error(`The roster was not refreshed: ${value.problem.code}.`);
    const parse = await clocked(() => JSON.parse(text));
    if (round === 0) continue;
    times.push(ms);
    parses.push(parse.ms);
    waits.push(waitMs);
    written.add((await versions()) - before);
    stallMs = Math.max(stallMs, delays.max / 1e6);
  }
  const id = "refresh";
  const what = `refresh a roster of ${COUNT}, ${CHANGED} changed`;
  const rows: Row[] = [
    {
      id,
      what,
      unit: "ms",
      ours: median(times) - median(waits),
      limit: { what: "JSON.parse", value: median(parses) },
      reach: [{ of: "ratio", max: 6 }],
    },
    {
      id: `${id}-whole`,
      what: `${what}, with waiting for the sandbox`,
      unit: "ms",
      ours: median(times),
      limit: { what: "until the sandbox's first byte", value: median(waits) },
      reach: [],
    },
    {
      id: `${id}-stall`,
      what: `${what}: longest stall`,
      unit: "ms",
      ours: stallMs,
      limit: null,
      reach: [{ of: "ours", max: 50 }],
    },
    {
      id: `${id}-rows`,
      what: `${what}: rows written, at most`,
      unit: "",
      ours: Math.max(...written),
      limit: null,
      reach: [{ of: "ours", min: CHANGED, max: CHANGED }],
    },
    {
      id: `${id}-first`,
      what: `mirror a roster of ${COUNT} for the first time`,
      unit: "ms",
      ours: first.ms,
      limit: null,
      reach: [],
    },
  ];
  return rows.map((row) => ({ ...row, engine }));
}

async function clocked<Of>(work: () => Of | Promise<Of>): Promise<{ ms: number; value: Of }> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}

/** Returns the bytes that a refresh reads and the time to the first byte. */
async function download({ url, key }: RunningSandbox, code: string) {
  const began = performance.now();
  const response = await fetch(`${url}/conference/client/list`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ format: "json", code }),
  });
  const waitMs = performance.now() - began;
  return { text: await response.text(), waitMs };
}

/** Increases by one with each overwritten row. */
async function versions(): Promise<number> {
  const { sum } = await db()
    .selectFrom("participants")
    .select((eb) => eb.fn.sum<number>("version").as("sum"))
    .executeTakeFirstOrThrow();
  return Number(sum);
}
