import { afterAll, beforeAll, vi } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { runRevocations } from "@/lib/delivery/revocation-worker";
import { sandbox, stopSandbox } from "@/lib/sandbox/running";
import { passTime, restoreTime } from "@/lib/testing/pass-time";
import { startProjects } from "@/lib/server/start-projects";
import type { PlanInput } from "@/lib/sandbox/faults";
import * as z from "@/lib/platform/zod";

const Calls = z.object({ last: z.number(), byMethod: z.record(z.string(), z.number()) });
const Outbox = z.array(z.object({ to: z.string(), conferenceCode: z.string() }));
const Seeded = z.object({ conferenceCode: z.string() });

/** Runs the sandbox for a test file, as `npm start` does, and returns functions to control it. */
export function useBoomstream() {
  beforeAll(async () => {
    // The worker does not run in tests, so revocations wait for `afterUndo`.
    vi.stubEnv("FOYER_UNDO_SECONDS", "0");
    forgetEnv();
    await startProjects();
  });
  afterAll(async () => {
    vi.useRealTimers();
    restoreTime();
    await stopSandbox();
  });
  return {
    /** Creates a conference with this many people. */
    async seed(title: string, participants = 0): Promise<string> {
      const body = { title, participants };
      return Seeded.parse(await send("POST", "seed", body)).conferenceCode;
    },
    /** Sets faults until `clearFaults`. */
    setFaults: (plan: PlanInput) => send("PUT", "faults", plan),
    clearFaults: () => send("DELETE", "faults"),
    /** Returns how often each method was called while `work` ran. */
    async callsDuring(work: () => Promise<unknown>): Promise<Record<string, number>> {
      const { last } = Calls.parse(await send("GET", "calls"));
      await work();
      return Calls.parse(await send("GET", `calls?since=${last}`)).byMethod;
    },
    /** Returns how many emails Boomstream would have sent to this address. */
    async mailsTo(address: string): Promise<number> {
      const mails = Outbox.parse(await send("GET", "outbox?limit=1000"));
      return mails.filter(({ to }) => to === address).length;
    },
    /** Sends the revocations that are due, now or in this many ms. */
    async afterUndo(ms = 0): Promise<void> {
      if (ms > 0) await passTime(ms);
      await runRevocations();
    },
  };
}

async function send(method: string, path: string, body?: unknown): Promise<unknown> {
  const running = sandbox();
  if (!running) throw new Error("The sandbox does not run.");
  const response = await fetch(`${running.origin}/sandbox/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${running.key}`,
      "content-type": "application/json",
      // The sandbox may close an idle connection while a long test blocks this process.
      connection: "close",
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The sandbox responded with ${response.status}.`);
  return response.json();
}
