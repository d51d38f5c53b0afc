import path from "node:path";
import * as z from "@/lib/platform/zod";
import { perProcess } from "@/lib/platform/per-process";
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { env } from "@/lib/platform/env";
import { startSandbox } from "./server";
import { onShutdown } from "@/lib/platform/shutdown";

export type RunningSandbox = {
  url: string;
  origin: string;
  key: string;
  close: () => Promise<void>;
};

const Kept = z.object({ key: z.string().check(z.minLength(16)) });

const state = () =>
  perProcess("sandbox", (): { running: RunningSandbox | null } => ({ running: null }));

/** Returns the sandbox of this process; null if a key is configured. */
export function sandbox(): RunningSandbox | null {
  return state().running;
}

/**
 * Starts the sandbox on loopback. Its URL and key are stored in `sandbox.json` in the data folder
 * (mode 0600), for manual requests and for tests.
 */
export async function startOwnSandbox(): Promise<void> {
  if (state().running) return;
  const { dataDir, sandboxPort } = env();
  const note = path.join(dataDir, "sandbox.json");
  const key = keptKey(note) ?? randomBytes(16).toString("hex");
  const running = await onFreePort(sandboxPort, (port) =>
    startSandbox({ port, file: path.join(dataDir, "sandbox.db"), apiKey: key, seed: true }),
  );
  const { url, origin } = running;
  const close = () => running.close();
  state().running = { url, origin, key, close };
  onShutdown(stopSandbox);
  writeFileSync(note, JSON.stringify({ url, origin, key }), { mode: 0o600 });
}

/** Stops the sandbox; its data stays. */
export async function stopSandbox(): Promise<void> {
  await state().running?.close();
  state().running = null;
}

/** Ports tried after the configured one. */
const PORTS = 50;

async function onFreePort<T>(wished: number, start: (port: number) => Promise<T>): Promise<T> {
  for (let port = wished; ; port += 1) {
    try {
      return await start(port);
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!taken || port >= wished + PORTS || port >= 65_535) throw error;
    }
  }
}

function keptKey(note: string): string | null {
  try {
    return Kept.parse(JSON.parse(readFileSync(note, "utf8"))).key;
  } catch {
    return null;
  }
}
