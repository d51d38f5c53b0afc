import * as z from "@/lib/platform/zod";

export const KEY = "chaos-key";
/** People on the roster before the run. */
export const PEOPLE = 60;

const REQUEST_MS = 30_000;
const headers = { authorization: `Bearer ${KEY}`, "content-type": "application/json" };

/** Returns a fault plan with four kinds of faults of this total probability; reads fail less often. */
export function faultPlan({ faults, seed }: { faults: number; seed: number }) {
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

/** Creates the conference of a run at the sandbox; returns its code. */
export async function seedConference(origin: string): Promise<string> {
  const response = await fetch(`${origin}/sandbox/seed`, {
    method: "POST",
    headers,
    body: JSON.stringify({ title: "Chaos", participants: PEOPLE }),
    signal: AbortSignal.timeout(REQUEST_MS),
  });
  return z.object({ conferenceCode: z.string() }).parse(await response.json()).conferenceCode;
}

/** Returns how often each method of the sandbox was called. */
export async function callsTo(origin: string): Promise<Record<string, number>> {
  const signal = AbortSignal.timeout(REQUEST_MS);
  const response = await fetch(`${origin}/sandbox/calls`, { headers, signal });
  const Calls = z.object({ byMethod: z.record(z.string(), z.number()) });
  return Calls.parse(await response.json()).byMethod;
}
