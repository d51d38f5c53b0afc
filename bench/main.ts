import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { build } from "../scripts/build.mjs";
import * as z from "../lib/platform/zod";
import { interactions } from "./groups/interactions";
import { join } from "./groups/join";
import { mutation } from "./groups/mutation";
import { pages } from "./groups/pages";
import { people } from "./groups/people";
import { refresh } from "./groups/refresh";
import { lists } from "./groups/lists";
import { decode, ledger, reading } from "./groups/scripts";
import { heap, open, typing } from "./groups/roster";
import { scroll } from "./groups/scroll";
import { weight } from "./groups/weight";
import { isReached, type Row } from "./support/row";
import { openServers } from "./support/servers";
import { markdown, type Result } from "./support/table";

// `npm run bench`, `npm run bench -- roster people`. --long: ten minutes of pages. --engine SQLite:
// one engine. --save: stores the result in bench/results.json, with which the next run is compared.
const GROUPS = {
  weight,
  open,
  typing,
  heap,
  scroll,
  interactions,
  mutation,
  pages,
  people,
  join,
  refresh,
  decode,
  ledger,
  reading,
  lists,
};
/** Groups that depend on the engine run on both. */
const ON_BOTH: ReadonlySet<string> = new Set(["open", "typing", "mutation", "pages"]);
const ENGINES = ["SQLite", "PostgreSQL"] as const;
/** Names for several groups. */
const TOGETHER: Record<string, string[]> = {
  imports: ["reading", "lists"],
  roster: ["open", "typing", "heap", "scroll"],
};
/** Time limit of a group in minutes; after it the next group starts. */
const MAX_MINUTES = 8;
const MAX_MINUTES_LONG = 30;
const REFERENCE_FILE = "bench/results.json";

const Figures = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      engine: z.optional(z.enum(["SQLite", "PostgreSQL"])),
      unit: z.string(),
      ours: z.nullable(z.number()),
      limit: z.nullable(z.object({ what: z.string(), value: z.number() })),
      reach: z.array(
        z.object({
          of: z.enum(["ours", "ratio"]),
          max: z.optional(z.number()),
          min: z.optional(z.number()),
        }),
      ),
    }),
  ),
});

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    long: { type: "boolean", default: false },
    save: { type: "boolean", default: false },
    engine: { type: "string" },
  },
});
const engines = ENGINES.filter((engine) => engine === (values.engine ?? engine));
const wanted = positionals.flatMap((name) => TOGETHER[name] ?? [name]);
const unknown = wanted.filter((name) => !(name in GROUPS));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}; there are ${Object.keys(GROUPS).join(", ")}.`);
  process.exit(1);
}

await build();
const servers = openServers();
const rows: Row[] = [];
const failed: string[] = [];
try {
  for (const [name, measure] of Object.entries(GROUPS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const engine of ON_BOTH.has(name) ? engines : ENGINES.slice(0, 1)) {
      const began = performance.now();
      try {
        const signedIn = await servers.foyers[engine]();
        const minutes = values.long ? MAX_MINUTES_LONG : MAX_MINUTES;
        const measured = await within(minutes, measure(servers, signedIn, values));
        rows.push(...measured.map((row) => (ON_BOTH.has(name) ? { ...row, engine } : row)));
      } catch (error) {
        failed.push(`${name} on ${engine}`);
        console.error(`${name} was not measured:`, error);
      }
      console.error(`${name}, ${engine}: ${Math.round((performance.now() - began) / 1_000)} s`);
    }
  }
} finally {
  await within(1, servers.close()).catch((error: unknown) =>
    console.error("Not everything was closed:", error),
  );
}

const earlier = existsSync(REFERENCE_FILE)
  ? Figures.parse(JSON.parse(readFileSync(REFERENCE_FILE, "utf8"))).rows.map((row) => ({
      ...row,
      ours: row.ours ?? Number.NaN,
    }))
  : [];
const result: Result = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${availableParallelism()} cores, ${process.platform} ${process.arch}`,
  node: process.version,
  rows,
};
const table = markdown(rows, earlier);
console.log(`\n${result.date}, ${result.machine}, Node ${result.node}\n\n${table}\n`);
mkdirSync(".bench", { recursive: true });
const json = `${JSON.stringify(result, null, 2)}\n`;
writeFileSync(".bench/results.json", json);
writeFileSync(".bench/results.md", `${table}\n`);
if (values.save) {
  // Keeps figures that this run did not measure.
  const measured = new Set(rows.map(({ id, engine }) => `${id} ${engine}`));
  const others = earlier.filter(({ id, engine }) => !measured.has(`${id} ${engine}`));
  const kept = { ...result, rows: [...others, ...rows] };
  writeFileSync(REFERENCE_FILE, `${JSON.stringify(kept, null, 2)}\n`);
}
const missed = rows.filter((row) => isReached(row) === false).length;
console.log(`${rows.length} rows, ${missed} short of what is wanted; JSON in .bench/results.json`);
process.exit(failed.length > 0 ? 1 : 0);

async function within<Of>(minutes: number, work: Promise<Of>): Promise<Of> {
  const late = new AbortController();
  const limit = setTimeout(minutes * 60_000, undefined, { signal: late.signal }).then(() => {
    throw new Error(`It took longer than ${minutes} minutes.`);
  });
  // Clearing the limit rejects it; that rejection is expected.
  limit.catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    late.abort();
  }
}
