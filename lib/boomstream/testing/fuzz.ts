import { readBody } from "../http-request";
import type { HttpResult } from "../http-request";
import { interpretResponse } from "@/lib/boomstream/interpret-response";
import { seededRandom } from "./seeded-random";
import { HUGE_BODIES } from "./huge-bodies";
import { mutate } from "./mutations";
import type { Method } from "./valid-responses";
import * as decoders from "@/lib/boomstream/decoders";
import type { Decoder } from "@/lib/boomstream/decoders";
import { isRealSuccess } from "./reference-parser";

type Case = { kind: "read" | "write"; decode: Decoder<unknown> };

const CASES: Readonly<Record<Method, Case>> = {
  info: { kind: "read", decode: decoders.conference },
  list: { kind: "read", decode: decoders.conferences },
  create: { kind: "write", decode: decoders.created },
  update: { kind: "write", decode: decoders.updated },
  delete: { kind: "write", decode: decoders.deleted },
  invite: { kind: "write", decode: decoders.invited },
  clientList: { kind: "read", decode: decoders.roster },
  clientInfo: { kind: "read", decode: decoders.participant },
  clientUpdate: { kind: "write", decode: decoders.changed },
  clientDelete: { kind: "write", decode: decoders.changed },
};

const ERRORS = {
  read: new Set(["not-understood", "unreachable", "key-refused", "not-found", "refused"]),
  write: new Set(["unknown-outcome", "key-refused", "not-found", "refused"]),
};
const SLOWEST_MS = 1_000;
const MAX_BYTES = 32 * 1024 * 1024;

type Tally = {
  cases: number;
  successes: number;
  slowestMs: number;
  errors: Record<string, number>;
};

async function one(
  method: Method,
  httpStatus: number,
  chunks: Buffer[],
  tally: Tally,
): Promise<boolean> {
  const { kind, decode } = CASES[method];
  const cpu = process.cpuUsage();
  const body = await readBody(stream(chunks), MAX_BYTES);
  const response: HttpResult =
    body === undefined
      ? { kind: "unreadable", httpStatus }
      : { kind: "responded", httpStatus, body };
  const { result } = await interpretResponse(response, { kind, decode, redact: (text) => text });
  const used = process.cpuUsage(cpu);
  const ms = (used.user + used.system) / 1_000;
  tally.cases += 1;
  tally.slowestMs = Math.max(tally.slowestMs, ms);
  if (ms > SLOWEST_MS) throw new Error(`slow: ${Math.round(ms)} ms`);
  if (result.ok) tally.successes += 1;
  else tally.errors[result.error.code] = (tally.errors[result.error.code] ?? 0) + 1;
  if (!result.ok && !ERRORS[kind].has(result.error.code))
    throw new Error(`unexpected error: ${result.error.code}`);
  return result.ok;
}

async function* stream(chunks: Buffer[]) {
  yield* chunks;
}

/**
 * Runs this many mutations from a seed through every decoder. Rejects at the first crash, false
 * success or slow response, with its case.
 */
export async function fuzz(seed: number, count: number): Promise<Tally> {
  const tally: Tally = { cases: 0, successes: 0, slowestMs: 0, errors: {} };
  const random = seededRandom(seed);
  for (let at = 0; at < count; at += 1) {
    const { method, how, httpStatus, bytes } = mutate(random);
    const half = random.below(bytes.length);
    const about = `FUZZ_SEED=${seed}, case ${at}: ${method}, ${how}, HTTP ${httpStatus}:\n${bytes.toString("utf8").slice(0, 2_000)}`;
    try {
      const succeeded = await one(
        method,
        httpStatus,
        [bytes.subarray(0, half), bytes.subarray(half)],
        tally,
      );
      if (succeeded && !isRealSuccess(method, httpStatus, bytes)) throw new Error("false success");
    } catch (error) {
      throw new Error(`${String(error)}\n${about}`, { cause: error });
    }
  }
  return tally;
}

/**
 * Decodes each huge body as a list, a single value and a write. Returns the slowest time and the
 * peak memory.
 */
export async function decodeHugeBodies(): Promise<Tally & { rssMb: number }> {
  const tally: Tally = { cases: 0, successes: 0, slowestMs: 0, errors: {} };
  let rssMb = 0;
  for (const [name, make] of Object.entries(HUGE_BODIES)) {
    const bytes = make();
    const chunks: Buffer[] = [];
    for (let from = 0; from < bytes.length; from += 65_536)
      chunks.push(bytes.subarray(from, from + 65_536));
    for (const method of ["clientList", "info", "invite"] as const) {
      try {
        if (await one(method, 200, chunks, tally)) throw new Error("false success");
      } catch (error) {
        throw new Error(`${name}, ${method}: ${String(error)}`, { cause: error });
      }
      rssMb = Math.max(rssMb, Math.round(process.memoryUsage().rss / 1e6));
    }
  }
  return { ...tally, rssMb };
}
