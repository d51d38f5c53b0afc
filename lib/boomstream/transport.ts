import { perProcess } from "@/lib/platform/per-process";
import { type Arguments, encodeRequest, type TransportMode } from "./encode-request";
import { sendHttpRequest } from "./http-request";
import { createResilience, isTransportFailure, withRetries } from "./resilience";
import { type Interpreted, interpretResponse } from "./interpret-response";
import { redactor } from "./redact";
import { conferences } from "./decoders";
import type { Decoder } from "./decoders";
import type { ApiResult, CallEntry, MaySend } from "./types";

export type Connection = {
  projectId: string;
  /** Such as `https://boomstream.com/api`. */
  apiUrl: string;
  apiKey: string;
  /** `auto`: the first read detects whether the service accepts POST; a write never probes. */
  transport: "auto" | "post" | "get";
  format: "json" | "xml";
  /** Concurrent calls; default 4. */
  concurrency?: number;
  /** Limit of a whole call in ms, retries included; default 10,000. */
  timeoutMs?: number;
  /** Maximum response size in bytes; default 32 MB, about 120,000 people in XML. */
  maxBytes?: number;
  /** Time before an open circuit breaker allows a probe, in ms; default 5,000. */
  suspendMs?: number;
  /** Called for every try of every call, for logs. */
  onCall?: (entry: CallEntry) => void;
};

type Transport = {
  read: <T>(method: string, parameters: Arguments, decode: Decoder<T>) => Promise<ApiResult<T>>;
  write: <T>(
    method: string,
    parameters: Arguments,
    decode: Decoder<T>,
    maySend?: MaySend,
  ) => Promise<ApiResult<T>>;
};

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 32 * 1024 * 1024;

/** The state that the last call to a project's service showed. */
export type ServiceState = "up" | "slow" | "down" | "key-refused";

/** The last known state of each project's service in this process, by project id. */
export const serviceStates = () =>
  perProcess("boomstream-states", () => new Map<string, ServiceState>());

/** A call that takes longer counts as slow (ms). */
const SLOW_MS = 3_000;

type Call<T> = {
  kind: "read" | "write";
  method: string;
  parameters: Arguments;
  decode: Decoder<T>;
  /** By performance.now(). */
  deadline: number;
  maySend: MaySend;
};
type Tried<T> = Interpreted<T> & { again: boolean };

const always = () => true;

/** Returns the transport of one connection: every method goes through its limiter and breaker. */
export function createTransport(connection: Connection): Transport {
  const { projectId, transport, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = connection;
  const { concurrency = 4, suspendMs = 5_000 } = connection;
  const resilience = createResilience({ concurrency, suspendMs });
  const redact = redactor(connection.apiKey);
  let remembered: TransportMode | undefined = transport === "auto" ? undefined : transport;

  async function tryOnce<T>(call: Call<T>, mode: TransportMode, attempt: number) {
    const { kind, method, decode, deadline, maySend } = call;
    const started = performance.now();
    const request = encodeRequest(mode, connection, method, call.parameters);
    const response = await resilience.run(() => {
      const left = kind === "read" ? deadline - performance.now() : timeoutMs;
      return sendHttpRequest(request, kind, { timeoutMs: Math.max(left, 1), maxBytes, maySend });
    }, deadline - started);
    const interpreted = await interpretResponse(response, { kind, decode, redact });
    const outcome = interpreted.result.ok ? "ok" : interpreted.result.error.code;
    const ms = Math.round(performance.now() - started);
    if (response.kind !== "not-sent") {
      const answering = outcome === "key-refused" ? outcome : ms > SLOW_MS ? "slow" : "up";
      serviceStates().set(projectId, isTransportFailure(response) ? "down" : answering);
    }
    connection.onCall?.({ projectId, method, try: attempt, ms, outcome });
    const unreached = outcome === "unreachable" || outcome === "too-slow";
    const again = unreached && response.kind !== "not-sent" && performance.now() < deadline;
    return { ...interpreted, again };
  }

  const read: Transport["read"] = async <T>(
    method: string,
    parameters: Arguments,
    decode: Decoder<T>,
  ): Promise<ApiResult<T>> => {
    const deadline = performance.now() + timeoutMs;
    const call = { kind: "read" as const, method, parameters, decode, deadline, maySend: always };
    const by = (mode: TransportMode) =>
      withRetries(
        (result: Tried<T>) => result.again,
        (attempt) => tryOnce(call, mode, attempt),
      );
    const mode = remembered;
    if (mode) {
      const { result, speaksApi } = await by(mode);
      // The service's API has changed, so the next read probes again.
      if (transport === "auto" && speaksApi === "no" && !result.ok) remembered = undefined;
      return result;
    }
    const posted = await by("post");
    if (posted.speaksApi === "yes") remembered = "post";
    if (posted.speaksApi !== "no") return posted.result;
    const got = await by("get");
    if (got.speaksApi === "yes") remembered = "get";
    return got.result;
  };

  const write: Transport["write"] = async (method, parameters, decode, maySend = always) => {
    if (!remembered) {
      const probe = await read("conference/list", {}, conferences);
      if (!remembered) return probe.ok ? { ok: false, error: { code: "not-understood" } } : probe;
    }
    const deadline = performance.now() + timeoutMs;
    const call = { kind: "write" as const, method, parameters, decode, deadline, maySend };
    return (await tryOnce(call, remembered, 1)).result;
  };

  return { read, write };
}
