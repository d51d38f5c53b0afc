import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as z from "../../lib/platform/zod";
import type { Row } from "../support/row";

const run = promisify(execFile);

const Decoded = z.object({
  decode: z.record(z.string(), z.object({ ms: z.number(), stallMs: z.number() })),
});
const Rate = z.object({ "rows/s": z.number() });
const Ledger = z.object({ bare: Rate, sqlite: Rate, postgres: Rate });

/** Measures decoding a roster of 50,000 against plain parsers (bench/decode.ts). */
export async function decode(): Promise<Row[]> {
  const output = await script(["--expose-gc", "--import", "tsx", "bench/decode.ts"]);
  const { decode: measured } = Decoded.parse(lastJson(output));
  return [
    { format: "JSON", bare: "JSON.parse" },
    { format: "XML", bare: "fast-xml-parser" },
  ].flatMap(({ format, bare }): Row[] => {
    const ours = measured[`Foyer, ${format}`];
    const limit = measured[bare];
    if (!ours || !limit) return [];
    return [
      {
        id: `decode-${format}`,
        what: `decode a roster of 50,000, ${format}`,
        unit: "ms",
        ours: ours.ms,
        limit: { what: bare, value: limit.ms },
        reach: [],
      },
      {
        id: `decode-${format}-stall`,
        what: `decode a roster of 50,000, ${format}: longest stall`,
        unit: "ms",
        ours: ours.stallMs,
        limit: { what: bare, value: limit.stallMs },
        reach: [],
      },
    ];
  });
}

/** Measures invitations per second through the ledger, on both engines (bench/ledger.ts). */
export async function ledger(): Promise<Row[]> {
  const output = await script(["--conditions=react-server", "--import", "tsx", "bench/ledger.ts"]);
  const { bare, sqlite, postgres } = Ledger.parse(lastJson(output));
  const engines = [
    { engine: "SQLite", rate: sqlite },
    { engine: "PostgreSQL", rate: postgres },
  ] as const;
  return engines.map(({ engine, rate }) => ({
    id: "ledger",
    what: "invitations through the ledger",
    engine,
    unit: "/s",
    ours: rate["rows/s"],
    limit: { what: "the same calls without a ledger", value: bare["rows/s"] },
    reach: [],
  }));
}

const Read = z.object({ lists: z.record(z.string(), z.number()) });
/** The previous parser took 10.7 times as long as Papa Parse. Limit: 1.3 times that. */
const MAX_CSV_RATIO = 14;

/** Measures reading lists of 100,000 people against plain parsers, and adversarial texts of 1 MB (bench/lists.ts). */
export async function reading(): Promise<Row[]> {
  const output = await script(
    ["--expose-gc", "--conditions=react-server", "--import", "tsx", "bench/lists.ts"],
    400_000,
  );
  const { lists } = Read.parse(lastJson(output));
  const figure = (name: string) => lists[name] ?? Number.NaN;
  const papa = { what: "Papa Parse, CSV", value: figure("Papa Parse, CSV") };
  const csv = { what: "Foyer, CSV", value: figure("Foyer, CSV") };
  const excel = { what: "read-excel-file", value: figure("read-excel-file") };
  const row = (id: string, name: string, limit: Row["limit"], reach: Row["reach"]): Row => ({
    id: `lists-${id}`,
    what: `read and plan 100,000 rows: ${name}`,
    unit: "ms",
    ours: figure(name),
    limit,
    reach,
  });
  return [
    row("csv", "Foyer, CSV", papa, [{ of: "ratio", max: MAX_CSV_RATIO }]),
    row("quoted", "Foyer, quoted CSV", papa, []),
    row("xlsx", "Foyer, XLSX", excel, [{ of: "ratio", max: 1.3 }]),
    row("text", "Foyer, free text", csv, [{ of: "ratio", max: 3 }]),
    {
      ...row("adversarial", "adversarial", null, [{ of: "ours", max: 1_000 }]),
      what: "read the slowest of 100 adversarial texts of 1 MB",
    },
  ];
}

async function script(args: string[], timeout = 150_000): Promise<string> {
  const { stdout } = await run(process.execPath, args, { timeout, maxBuffer: 1e7 });
  return stdout;
}

function lastJson(output: string): unknown {
  const line = output.split("\n").findLast((text) => text.startsWith("{"));
  return JSON.parse(line ?? "null");
}
