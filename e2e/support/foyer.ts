import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { endWithParent } from "../../scripts/end-with-parent.mjs";
import { leftBehind, spellings } from "./leaks";

const Connection = z.object({ url: z.string(), origin: z.string(), key: z.string() });
export type Connection = z.infer<typeof Connection>;

/** Every setting that could point a test server to a real service or real data. */
const FOYER_SETTING = /^(FOYER_|BOOMSTREAM_|NEXTAUTH_|OIDC_|OTEL_|SMTP_|DATABASE_URL$|PORT$)/;

export type Foyer = {
  url: string;
  dataDir: string;
  /** NEXTAUTH_SECRET, if the server did not make its own. */
  secret?: string | undefined;
  /** Returns the server's output so far. */
  output(): string;
  /** Stops it with SIGTERM and returns its exit code; its data stays. */
  stop(): Promise<number | null>;
  /** Stops it and deletes its data; throws if its log or files contain a key or a link. */
  remove(): Promise<void>;
};

/**
 * Starts the production build on a free port with its own data folder; resolves once it is ready.
 * Throws with its output if it exits first or takes longer than 60 seconds.
 */
export async function startFoyer(settings: Record<string, string> = {}): Promise<Foyer> {
  const dataDir = settings.FOYER_DATA_DIR ?? mkdtempSync(path.join(tmpdir(), "foyer-e2e-"));
  const port = settings.PORT ?? String(await freePort());
  // Empty instead of missing: a developer's .env must not fill them in.
  const cleared = [
    ...Object.keys(process.env).filter((name) => FOYER_SETTING.test(name)),
    ...NAMES,
  ];
  const child = spawn(process.execPath, [path.resolve("scripts/serve.mjs")], {
    env: {
      ...process.env,
      ...Object.fromEntries(cleared.map((name) => [name, ""])),
      FOYER_DIST_DIR: process.env.FOYER_DIST_DIR ?? "",
      FOYER_SANDBOX_PORT: String(await freePort()),
      ...settings,
      FOYER_DATA_DIR: dataDir,
      PORT: port,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWithParent(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const url = `http://localhost:${port}`;
  try {
    await ready(child, url, () => output);
  } catch (error) {
    if (!settings.FOYER_DATA_DIR) rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
  const stop = () => stopChild(child);
  const remove = async () => {
    await stop();
    const leaks = leftBehind(output, dataDir, keysOf(dataDir, settings).flatMap(spellings));
    rmSync(dataDir, { recursive: true, force: true });
    if (leaks.length > 0) throw new Error(`Foyer leaks: ${leaks.join(", ")}`);
  };
  return { url, dataDir, secret: settings.NEXTAUTH_SECRET, output: () => output, stop, remove };
}

const NAMES = [
  "BOOMSTREAM_API_KEY",
  "BOOMSTREAM_API_URL",
  "BOOMSTREAM_FORMAT",
  "BOOMSTREAM_TRANSPORT",
  "DATABASE_URL",
  "FOYER_ADMIN_EMAIL",
  "FOYER_ADMIN_PASSWORD",
  "FOYER_UNDO_SECONDS",
  "NEXTAUTH_SECRET",
  "NEXTAUTH_URL",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_ISSUER",
  "OIDC_NAME",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "SMTP_FROM",
  "SMTP_URL",
];

/** Returns the URL and the key of a running Foyer's sandbox. */
export function connectionOf(dataDir: string): Connection {
  return Connection.parse(JSON.parse(readFileSync(path.join(dataDir, "sandbox.json"), "utf8")));
}

/** Returns the keys of this Foyer, which must not leak. */
export function keysOf(dataDir: string, settings: Record<string, string> = {}): string[] {
  const sandbox = existsSync(path.join(dataDir, "sandbox.json")) ? [connectionOf(dataDir).key] : [];
  return [...sandbox, ...(settings.BOOMSTREAM_API_KEY ? [settings.BOOMSTREAM_API_KEY] : [])];
}

/** Returns a free port on loopback. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function ready(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until && child.exitCode === null) {
    // Wait for its own log line first: on a taken port another server would respond.
    const response =
      output().includes("is ready") && (await fetch(`${url}/api/health`).catch(() => null));
    if (response && response.ok) return;
    await sleep(100);
  }
  child.kill("SIGKILL");
  throw new Error(`Foyer did not start:\n${output()}`);
}

async function stopChild(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(late);
  return child.exitCode;
}
