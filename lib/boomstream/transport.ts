import { perProcess } from "@/lib/platform/per-process";
import { exchange } from "./exchange";
import { createResilience, isTransportFailure, withRetries } from "./resilience";
import { interpretResponse } from "./interpret-response";
import type { Interpreted } from "./interpret-response";
import { redactor } from "./redact";
import { request } from "./transport-mode";
import type { Arguments, TransportMode } from "./transport-mode";
import { conferences } from "./decoders";
import type { Decoder } from "./decoders";
import type { Answer, CallEntry } from "./types";

export type Connection = {
  projectId: string;
  /** Such as `https://boomstream.com/api`. */
  apiUrl: string;
  apiKey: string;
  /** `auto` finds out by the first read whether POST is spoken; a write never tries. */
  transport: "auto" | "post" | "get";
  format: "json" | "xml";
  /** Calls at once; 4. */
  concurrency?: number;
  /** For a whole call, a read's retries included; 10,000. */
  timeoutMs?: number;
  /** The longest answer that is read; 32 MB, some 120,000 people in XML. */
  maxBytes?: number;
  /** How long the open breaker refuses before its next probe; 5,000. */
  suspendMs?: number;
  /** Hears of every try of every call, for logs. */
  onCall?: (entry: CallEntry) => void;
};

export type Call = {
  read: <T>(method: string, parameters: Arguments, decode: Decoder<T>) => Promise<Answer<T>>;
  write: <T>(method: string, parameters: Arguments, decode: Decoder<T>) => Promise<Answer<T>>;
};

const CONNECTED_MS = 10_000;
const MAX_BYTES = 32 * 1024 * 1024;

/** The last known state of each project's service in this process, by project id. */
export const serviceStates = () =>
  perProcess("boomstream-states", () => new Map<string, "up" | "down">());

/** The one transport: every method goes through here. Limiter, breaker and remembered mode belong to it. */
export function createTransport(connection: Connection): Call {
  const { projectId, transport, timeoutMs = CONNECTED_MS, maxBytes = MAX_BYTES } = connection;
  const { concurrency = 4, suspendMs = 5_000 } = connection;
  const gate = createResilience({ concurrency, suspendMs });
  const redact = redactor(connection.apiKey);
  let remembered: TransportMode | undefined = transport === "auto" ? undefined : transport;

  async function tryOnce<T>(
    kind: "read" | "write",
    mode: TransportMode,
    method: string,
    parameters: Arguments,
    decode: Decoder<T>,
    attempt: number,
    deadline: number,
  ): Promise<Interpreted<T> & { again: boolean }> {
    const started = performance.now();
    const sendable = request(mode, connection, method, parameters);
    const exchanged = await gate.run(() => {
      const left = kind === "read" ? deadline - performance.now() : timeoutMs;
      return exchange(sendable, kind, { timeoutMs: Math.max(left, 1), maxBytes });
    }, deadline - started);
    const interpreted = await interpretResponse(exchanged, { kind, decode, redact });
    if (exchanged.kind !== "held")
      serviceStates().set(projectId, isTransportFailure(exchanged) ? "down" : "up");
    const outcome = interpreted.answer.ok ? "ok" : interpreted.answer.error.code;
    const ms = Math.round(performance.now() - started);
    connection.onCall?.({ projectId, method, try: attempt, ms, outcome });
    const refused = !interpreted.answer.ok && (outcome === "unreachable" || outcome === "too-slow");
    return {
      ...interpreted,
      again: refused && exchanged.kind !== "held" && performance.now() < deadline,
    };
  }

  const read = async <T>(
    method: string,
    parameters: Arguments,
    decode: Decoder<T>,
  ): Promise<Answer<T>> => {
    const deadline = performance.now() + timeoutMs;
    const by = (mode: TransportMode) =>
      withRetries(
        (result: Interpreted<T> & { again: boolean }) => result.again,
        (attempt) => tryOnce("read", mode, method, parameters, decode, attempt, deadline),
      );
    const mode = remembered;
    if (mode) {
      const { answer, speaksApi } = await by(mode);
      // Something else answers there now: the next read finds out anew.
      if (transport === "auto" && speaksApi === "no" && !answer.ok) remembered = undefined;
      return answer;
    }
    const posted = await by("post");
    if (posted.speaksApi === "yes") remembered = "post";
    if (posted.speaksApi !== "no") return posted.answer;
    const got = await by("get");
    if (got.speaksApi === "yes") remembered = "get";
    return got.answer;
  };

  const write = async <T>(
    method: string,
    parameters: Arguments,
    decode: Decoder<T>,
  ): Promise<Answer<T>> => {
    if (!remembered) {
      const probe = await read("conference/list", {}, conferences);
      if (!remembered) return probe.ok ? { ok: false, error: { code: "not-understood" } } : probe;
    }
    const deadline = performance.now() + timeoutMs;
    return (await tryOnce("write", remembered, method, parameters, decode, 1, deadline)).answer;
  };

  return { read, write };
}
