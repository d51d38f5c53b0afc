import { setTimeout as pause } from "node:timers/promises";
import { XMLParser } from "fast-xml-parser";
import { readDocument } from "@/lib/boomstream/interpret-response";
import { runInSlices } from "../lib/boomstream/time-slicing";
import { roster } from "../lib/boomstream/decoders";
import { people } from "../lib/sandbox/samples";
import { toXml } from "../lib/sandbox/wire";
import type { Fields } from "../lib/sandbox/wire";

// npm run bench:decode: decodes 50,000 participants, compared with plain parsers of the same
// text.
const COUNT = Number(process.env["BENCH_COUNT"] ?? 50_000);
const ROUNDS = 7;

const conference = "3e33df55-b6bf-4b59-ad1d-6eb2bea78872";
const clients = people(conference, COUNT, (at) => `c${String(at).padStart(7, "0")}`).map(
  ({ email, name, code = "", moderator, added, deleted }): Fields => ({
    email,
    name,
    code,
    conferenceCode: conference,
    moderator,
    added,
    is_deleted: deleted ?? "no",
  }),
);
const response: Fields = { Clients: clients, Status: "Success", Version: "1.0" };
const json = JSON.stringify(response);
const xml = toXml(response);

const bareXml = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === "Item",
  processEntities: { enabled: true, maxExpandedLength: Number.MAX_SAFE_INTEGER },
});

async function decode(text: string): Promise<void> {
  const document = await runInSlices(readDocument(text));
  if (document.kind !== "response") throw new Error("not a response");
  const people = await runInSlices(roster(document.fields));
  if (people?.length !== COUNT) throw new Error("not everybody");
}

type Measured = { ms: number; stallMs: number; heapMb: number };

/** Returns the median time, the longest event loop stall and the heap growth over the rounds. */
async function measure(work: () => unknown): Promise<Measured> {
  const times: number[] = [];
  let stallMs = 0;
  let heapMb = 0;
  await work();
  for (let round = 0; round < ROUNDS; round += 1) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    let beat = performance.now();
    const heart = setInterval(() => {
      stallMs = Math.max(stallMs, performance.now() - beat);
      beat = performance.now();
    }, 1);
    await pause(5);
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
    await pause(5);
    clearInterval(heart);
    heapMb = Math.max(heapMb, (process.memoryUsage().heapUsed - before) / 1e6);
  }
  const ms = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  return { ms, stallMs, heapMb };
}

const rows: Record<string, Measured> = {
  "JSON.parse": await measure(() => JSON.parse(json)),
  "Foyer, JSON": await measure(() => decode(json)),
  "fast-xml-parser": await measure(() => bareXml.parse(xml)),
  "Foyer, XML": await measure(() => decode(xml)),
};
const ratio = (ours: string, bare: string) =>
  ((rows[ours]?.ms ?? Number.NaN) / (rows[bare]?.ms ?? Number.NaN)).toFixed(2);

const megabytes = (text: string) => (Buffer.byteLength(text) / 1e6).toFixed(1);
console.log(
  `${COUNT} participants: JSON ${megabytes(json)} MB, XML ${megabytes(xml)} MB; median of ${ROUNDS}`,
);
console.table(
  Object.fromEntries(
    Object.entries(rows).map(([name, { ms, stallMs, heapMb }]) => [
      name,
      {
        ms: Math.round(ms),
        "longest stall, ms": Math.round(stallMs),
        "heap, MB": Math.round(heapMb),
      },
    ]),
  ),
);
console.log(`JSON ${ratio("Foyer, JSON", "JSON.parse")} x JSON.parse`);
console.log(`XML ${ratio("Foyer, XML", "fast-xml-parser")} x fast-xml-parser`);
console.log(JSON.stringify({ decode: rows }));
