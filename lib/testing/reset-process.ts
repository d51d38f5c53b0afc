import { vi } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { resetRequest } from "./next-headers";

const environment = { ...process.env };

/** Resets the state that a test file may leave, because the next one runs in the same process. */
export function resetProcess(): void {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  for (const name of Object.keys(process.env)) {
    if (!(name in environment)) delete process.env[name];
  }
  Object.assign(process.env, environment);
  forgetEnv();
  resetRequest();
}
