import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { db } from "../../lib/db/db";
import { findAddresses } from "../../lib/people/find-addresses";
import { readPeople } from "../../lib/people/read-people";
import { type Engine, onBoth } from "../support/engines";
import { type ManyPeople, manyPeople } from "../support/many-people";
import { percentile } from "../support/numbers";
import type { Row } from "../support/row";

const LARGEST = Number(process.env["BENCH_PEOPLE"] ?? 500_000);
/** Smaller sizes show the growth. */
const SIZES = [5_000, 50_000].filter((size) => size < LARGEST).concat(LARGEST);
/** Typical searches: letters, names, parts of an address, the wrong keyboard layout, no match. */
const TYPED =
  "а,i,ан,anna,morozov,Иванова,иванова ксения,пётр,bdfyjdf,4823,person31,@example.com,nobody";
const ROUNDS = 20;
/** As the screen requests them. */
const PAGE_ROWS = 50;
const PLACES = 3;

/**
 * Measures the search among 500,000 people (or BENCH_PEOPLE): the functions behind `/api/people`,
 * in this process, on both engines.
 */
export function people(): Promise<Row[]> {
  return onBoth(async (engine) => {
    const many = await manyPeople();
    const rows: Row[] = [];
    for (const size of SIZES) {
      await many.grow(size);
      // Autovacuum does this within a minute.
      if (engine === "PostgreSQL") await sql`analyze participants`.execute(db());
      rows.push(...(await measured(engine, size, many)));
    }
    return rows;
  });
}

async function measured(engine: Engine, size: number, many: ManyPeople): Promise<Row[]> {
  const { projectId } = many;
  const projects = [{ id: projectId, name: "Bench", personalLinks: false, joinMinutes: null }];
  const search = async (text: string) => {
    const keys = await findAddresses([projectId], text, PAGE_ROWS + 1);
    return readPeople(projects, keys.slice(0, PAGE_ROWS), PLACES);
  };
  const byKey = (code: string) =>
    db()
      .selectFrom("participants")
      .selectAll()
      .where("project_id", "=", projectId)
      .where("code", "=", code)
      .executeTakeFirstOrThrow();
  const words = TYPED.split(",");
  for (const text of words) await search(text);
  const lookups = await timed(many.codes(300), byKey);
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const searches = await timed(Array.from({ length: ROUNDS }, () => words).flat(), search);
  delays.disable();
  const isGoal = size === LARGEST;
  const figure = (name: string, part: number, max: number | null): Row => ({
    id: `people-${size}-${name}`,
    what: `people search among ${size}, ${name}`,
    engine,
    unit: "ms",
    ours: percentile(searches, part),
    limit: { what: "lookup by primary key", value: percentile(lookups, part) },
    reach: isGoal && max !== null ? [{ of: "ratio", max }] : [],
  });
  return [
    figure("p95", 0.95, 20),
    figure("p50", 0.5, null),
    {
      id: `people-${size}-stall`,
      what: `people search among ${size}: longest stall of the event loop`,
      engine,
      unit: "ms",
      ours: delays.max / 1e6,
      limit: null,
      reach: isGoal ? [{ of: "ours", max: 20 }] : [],
    },
  ];
}

async function timed<Of>(all: Of[], work: (one: Of) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const one of all) {
    const began = performance.now();
    await work(one);
    times.push(performance.now() - began);
    await setImmediate();
  }
  return times;
}
