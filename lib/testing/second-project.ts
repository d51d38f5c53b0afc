import { afterAll, beforeAll, vi } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import * as z from "@/lib/platform/zod";

/** A key that the second service accepts. */
export const SECOND_KEY = "second-project-key-9f3c";

const Calls = z.object({ last: z.number() });
const Seeded = z.object({ conferenceCode: z.string() });

/**
 * Starts another service at the configured URL, besides the sandbox, for projects with a stored
 * key.
 */
export function useSecondService() {
  let service: Sandbox;
  beforeAll(async () => {
    service = await startSandbox({ port: 0, file: ":memory:", apiKey: SECOND_KEY });
    vi.stubEnv("BOOMSTREAM_API_URL", service.url);
    forgetEnv();
  });
  afterAll(() => service.close());
  async function send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${service.origin}/sandbox/${path}`, {
      method,
      headers: { authorization: `Bearer ${SECOND_KEY}`, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return response.json();
  }
  return {
    /** Creates a conference with this many people. */
    seed: async (title: string, participants = 0) =>
      Seeded.parse(await send("POST", "seed", { title, participants })).conferenceCode,
    /** Increases with each call. */
    calls: async () => Calls.parse(await send("GET", "calls")).last,
  };
}
